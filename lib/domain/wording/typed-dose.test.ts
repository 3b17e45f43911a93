import { describe, expect, it } from "vitest";
import { typedDose } from "./typed-dose";

const plain = (text: string | null) => text?.replaceAll("\u00a0", " ");

describe("a dose as far as it was typed", () => {
  it.each([
    [
      { amount: "20", unit: "mg", frequency: "three-times-daily", from: "2026-11-23", to: "" },
      "20 mg three times a day, from 23-Nov-2026",
    ],
    [{ amount: "0.50", unit: "mg", frequency: "" }, "0.5 mg"],
    [{ amount: "1000", unit: "mg", from: "2026-11-23", to: "2026-12-06" }, "1,000 mg, from 23-Nov-2026 to 06-Dec-2026"],
    [{ amount: "20", unit: "mg", from: "23 nov" }, "20 mg, from 23 nov"],
  ])("%o", (step, words) => {
    expect(plain(typedDose(step))).toBe(words);
  });

  it.each([
    [{ amount: "20", unit: "" }],
    [{ amount: "", unit: "mg" }],
    [{ amount: "twenty", unit: "mg" }],
    [{ sessions: 5 }],
  ])("is not guessed for %o", (step) => {
    expect(typedDose(step)).toBeNull();
  });
});
