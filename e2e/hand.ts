// The same story can be walked with the mouse or with the keyboard alone: a hand knows how each thing on a page is used.
import { expect, type Locator } from "@playwright/test";

export interface Hand {
  readonly press: (target: Locator) => Promise<void>;
  readonly write: (field: Locator, text: string) => Promise<void>;
  /** Takes the first option that begins with these words. */
  readonly choose: (select: Locator, words: string) => Promise<void>;
  readonly tick: (box: Locator) => Promise<void>;
  /** Types into a combobox and takes the option of that name. */
  readonly find: (box: Locator, typed: string, option: string | RegExp) => Promise<void>;
  readonly attach: (field: Locator, file: { name: string; text: string }) => Promise<void>;
}

const bundle = ({ name, text }: { name: string; text: string }) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(text),
});

export const mouse: Hand = {
  press: (target) => target.click(),
  write: (field, text) => field.fill(text),
  choose: async (select, words) => {
    await select.selectOption({ index: (await places(select, words)).wanted });
  },
  tick: (box) => box.check(),
  find: async (box, typed, option) => {
    await box.fill(typed);
    await box.page().getByRole("option", { name: option }).click();
  },
  attach: (field, file) => field.setInputFiles(bundle(file)),
};

export const keyboard: Hand = {
  press: async (target) => {
    await reach(target);
    await target.page().keyboard.press("Enter");
  },
  write: async (field, text) => {
    await reach(field);
    await field.page().keyboard.press("ControlOrMeta+a");
    await field.page().keyboard.press("Delete");
    await field.page().keyboard.insertText(text);
    await expect(field).toHaveValue(text);
  },
  choose: async (select, words) => {
    await reach(select);
    const { wanted, now } = await places(select, words);
    for (let at = now; at !== wanted; at += Math.sign(wanted - now)) {
      await select.page().keyboard.press(wanted > now ? "ArrowDown" : "ArrowUp");
    }
    await expect(select.locator("option:checked")).toHaveText(new RegExp(`^${escaped(words)}`));
  },
  tick: async (box) => {
    await reach(box);
    if (!(await box.isChecked())) await box.page().keyboard.press("Space");
    await expect(box).toBeChecked();
  },
  find: async (box, typed, option) => {
    await keyboard.write(box, typed);
    const wanted = box.page().getByRole("option", { name: option });
    await expect(wanted).toBeVisible();
    for (let n = 0; n < 20 && (await wanted.getAttribute("aria-selected")) !== "true"; n++)
      await box.page().keyboard.press("ArrowDown");
    await box.page().keyboard.press("Enter");
    await expect(wanted).toBeHidden();
  },
  // The dialog of the operating system is not the product's: it opens by key and gets the file.
  attach: async (field, file) => {
    const page = field.page();
    await reach(field);
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
    await chooser.setFiles(bundle(file));
  },
};

export const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Where the chosen option of a list stands, and where the wanted one does. */
async function places(select: Locator, words: string): Promise<{ wanted: number; now: number }> {
  await expect(select.locator("option", { hasText: new RegExp(`^${escaped(words)}`) })).not.toHaveCount(0);
  return await select.evaluate((element, start) => {
    const { options, selectedIndex } = element as HTMLSelectElement;
    return { wanted: [...options].findIndex((option) => option.label.startsWith(start)), now: selectedIndex };
  }, words);
}

const FAR = 300;

/** Goes to an element with Tab, Shift+Tab and, inside a group of radio buttons, the arrows. */
async function reach(target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const { keyboard: keys } = target.page();
  for (let n = 0; n < FAR; n++) {
    const key = await target.evaluate(keyTowards);
    if (key === null) return;
    await keys.press(key);
  }
  throw new Error(`${target} is not reached by keyboard`);
}

/** Runs in the page: the key that leads from where the focus is towards the element; null once it is there. */
function keyTowards(wanted: Element): string | null {
  const here = document.activeElement;
  if (here === wanted) return null;
  if (!here || here === document.body) return "Tab";
  const follows = (here.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const isRadio = (element: Element): element is HTMLInputElement =>
    element instanceof HTMLInputElement && element.type === "radio";
  if (isRadio(here) && isRadio(wanted) && here.name === wanted.name && here.form === wanted.form) {
    return follows ? "ArrowDown" : "ArrowUp";
  }
  return follows || here.contains(wanted) ? "Tab" : "Shift+Tab";
}
