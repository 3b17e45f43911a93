import { describe, expect, it } from "vitest";
import { hintText } from "./hint-text";
import { templates } from "./templates";

const prose = [...new Set(templates.flatMap((t) => t.lines.map((line) => line.dose)))];
const amounts = (text: string) => [...text.replaceAll(",", "").matchAll(/\d+(?:\.\d+)?/g)].map(([n]) => Number(n));

describe("the hint of a template", () => {
  it.each([
    ["1000 mg/d IV x 5 days", "1,000 mg per day intravenous for 5 days"],
    ["1000 mg/d x 5", "1,000 mg per day for 5 days"],
    ["2 g/kg every 4 weeks x 3", "2 g per kg every 4 weeks, 3 doses"],
    [
      "carboplatin AUC 5 d1 + etoposide 100 mg/m2 d1-3, q21d x 4-6",
      "carboplatin AUC 5 day 1 + etoposide 100 mg per m² days 1 to 3, every 21 days, 4 to 6 cycles",
    ],
    [
      "5-7 exchanges of 1.0-1.5 plasma volumes, every other day",
      "5 to 7 exchanges of 1 to 1.5 plasma volumes, every other day",
    ],
    ["375 mg/m2 weekly x 4 or 1000 mg x 2", "375 mg per m² weekly, 4 doses or 1,000 mg, 2 doses"],
    [
      "calcium 1000-1200 mg/d total intake and vitamin D 600-800 IU/d",
      "calcium 1,000 to 1,200 mg per day total intake and vitamin D 600 to 800 international units per day",
    ],
  ])("%s reads: %s", (dose, spoken) => {
    expect(hintText(dose)).toBe(spoken);
  });

  it.each(prose.map((dose) => [dose]))("%s keeps every amount and has no abbreviation to misread", (dose) => {
    const text = hintText(dose);
    expect(amounts(text)).toEqual(amounts(dose.replace(/(?<=[a-z])2\b/g, "").replace("mg/m2", "mg/m")));
    expect(text).not.toMatch(/\bIV\b|\bIU\b|\bq\d+d\b|\bd\d|\d\.0(?!\d)|\b[1-9]\d{3} mg| x \d/);
  });
});
