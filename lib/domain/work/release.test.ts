import { describe, expect, it } from "vitest";
import { asDay } from "../shared/day";
import { releaseOf } from "./release";

const today = asDay("2026-11-23");
const conditional = (by: string) => ({ type: "conditional", text: "If no response", by: asDay(by) }) as const;
const until = (result: string) => ({ type: "hold-until", result }) as const;
const at = "2026-11-22T08:00:00.000Z";

describe("a treatment that is signed but waits", () => {
  it("for a day is due from that day on, and not the day before", () => {
    expect(releaseOf(conditional("2026-11-23"), [], today)).toMatchObject({ answer: "due", since: "2026-11-23" });
    expect(releaseOf(conditional("2026-11-01"), [], today)).toMatchObject({ answer: "due", since: "2026-11-01" });
    expect(releaseOf(conditional("2026-11-24"), [], today)).toEqual({ answer: "waits" });
  });
  it("for a result is due once it is recorded, by its code or in its own words", () => {
    const count = { code: "neutrophils", text: "Neutrophils", recordedAt: at };
    expect(releaseOf(until("Neutrophils above 1.5"), [count], today)).toMatchObject({ answer: "due", since: at });
    const own = { code: null, text: "Anti-HBc total", recordedAt: at };
    expect(releaseOf(until("anti-HBc total"), [own], today)).toMatchObject({ answer: "due", since: at });
  });
  it("is not due by another result", () => {
    const other = { code: "potassium", text: "Potassium", recordedAt: at };
    expect(releaseOf(until("Neutrophils above 1.5"), [other], today)).toEqual({ answer: "waits" });
  });
  it("cannot be judged when its words name no result that is known", () => {
    expect(releaseOf(until("letter of the tumour board"), [], today)).toEqual({ answer: "cannot-tell" });
  });
});
