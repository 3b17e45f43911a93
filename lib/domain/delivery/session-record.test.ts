import { describe, expect, it } from "vitest";
import { sessionRecordSchema } from "./session-record";

const exchange = {
  kind: "exchange",
  volumeL: "2.8",
  fluid: "albumin-5",
  access: "central-line",
  anticoagulant: "citrate",
  complications: null,
};
const infusion = { kind: "ivig", product: "Privigen", lot: "L-1", doseG: "25", rateMlPerHour: "120", reactions: null };

/** The paths at fault, each with its words. */
function faults(record: object): Record<string, string> {
  const parsed = sessionRecordSchema.safeParse(record);
  return parsed.success ? {} : Object.fromEntries(parsed.error.issues.map((i) => [i.path.join("."), i.message]));
}

describe("the record of a session", () => {
  it.each([
    ["volumeL", "28", "from 0.2 to 10 L"],
    ["volumeL", "0.1", "from 0.2 to 10 L"],
    ["volumeL", "two", "from 0.2 to 10 L"],
  ])("refuses an exchange with %s %s beside the field", (field, value, words) => {
    expect(faults({ ...exchange, [field]: value })[field]).toContain(words);
  });

  it.each([
    ["doseG", "250.5", "from 0.5 to 250 g"],
    ["doseG", "", "from 0.5 to 250 g"],
    ["rateMlPerHour", "1200", "from 1 to 1000 mL per hour"],
    ["rateMlPerHour", "-5", "from 1 to 1000 mL per hour"],
  ])("refuses an infusion with %s %s beside the field", (field, value, words) => {
    expect(faults({ ...infusion, [field]: value })[field]).toContain(words);
  });

  it("takes the limits themselves, and an amount in its shortest form", () => {
    expect(faults({ ...exchange, volumeL: "10" })).toEqual({});
    expect(faults({ ...exchange, volumeL: "0.2" })).toEqual({});
    expect(sessionRecordSchema.parse({ ...infusion, doseG: "25.00" })).toMatchObject({ doseG: "25" });
  });
});
