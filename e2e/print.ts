// What really stands on paper: the page as Chromium prints it, and the text of each sheet as a reader of PDF finds it.
import { expect, type Page } from "@playwright/test";
import { extractText, getDocumentProxy } from "unpdf";

/** The text of each printed sheet, spaces made plain. */
export async function printedSheets(page: Page): Promise<string[]> {
  await page.emulateMedia({ media: "print" });
  const bytes = await page.pdf({
    format: "A4",
    preferCSSPageSize: true,
    printBackground: false,
  });
  await page.emulateMedia({ media: null });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)));
  return text.map((sheet) => sheet.replace(/\s+/g, " "));
}

export interface OnEverySheet {
  /** Words that must stand on each sheet: identifiers, version, signer, marks. */
  readonly words: readonly (string | RegExp)[];
  /** Words that may stand on none. */
  readonly never?: readonly RegExp[];
}

/** Each sheet says whose it is, what it is, when it was printed, and which of how many sheets it is. */
export function expectOnEverySheet(sheets: readonly string[], { words, never = [] }: OnEverySheet): void {
  expect(sheets.length).toBeGreaterThan(0);
  sheets.forEach((sheet, at) => {
    const which = `sheet ${at + 1} of ${sheets.length}: ${sheet.slice(0, 400)}`;
    expect(sheet, which).toContain(`Page ${at + 1} of ${sheets.length}`);
    expect(sheet, which).toMatch(/Printed \d{2}-[A-Z][a-z]{2}-\d{4} \d{2}:\d{2}/);
    for (const word of words)
      if (typeof word === "string") expect(sheet, which).toContain(word);
      else expect(sheet, which).toMatch(word);
    for (const word of never) expect(sheet, which).not.toMatch(word);
  });
}
