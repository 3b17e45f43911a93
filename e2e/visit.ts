import { expect, type Page, type Response } from "@playwright/test";

/** Opens an address and waits until React has taken over everything that can be pressed or typed into. */
export async function visit(page: Page, path: string): Promise<Response | null> {
  const response = await page.goto(path);
  await ready(page);
  return response;
}

/** After a full load: a press before React listens would be lost. */
export async function ready(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForFunction(() => {
    const isOwned = (element: Element) => Object.keys(element).some((key) => key.startsWith("__reactProps$"));
    return [...document.querySelectorAll("button, input, select, textarea")].every(isOwned);
  });
}
