// The main job once more, by keyboard alone: nothing here has a pointer.
import { expect, type Page } from "@playwright/test";
import { demoPerson } from "../demo";
import { test } from "../fixtures";
import { keyboard } from "../hand";
import { tellMainStory } from "../story/main-path";

test("the main job is done without a mouse", async ({ seatOf }) => {
  test.setTimeout(1_200_000);
  await tellMainStory({
    neurologist: await demoPerson("neurologist (2nd)"),
    therapist: await demoPerson("physical therapist"),
    lead: await demoPerson("team lead"),
    hand: keyboard,
    look: expectVisibleFocus,
    screenOf: async (person) => (await seatOf(person)).page,
    part: (name, tell) => test.step(name, tell),
  });
});

/** Whoever works by keyboard can see where they are: one Tab on, the focus is in view and has an outline. */
async function expectVisibleFocus(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Tab");
  const focused = page.locator(":focus");
  await expect(focused, `focus on ${name}`).toBeInViewport();
  const outline = await focused.evaluate((element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
  });
  expect(outline, `an outline around the focus on ${name}`).toBe(true);
}
