import { describe, expect, it } from "vitest";
import { asDay } from "../shared/day";
import { beyondAuthorised, reportDueOn, visitCount } from "./report-due";

const d = asDay;
const basis = { reviewOn: null, firstAttendedOn: d("2026-11-01"), lastReportOn: null };

describe("a report is due", () => {
  it("never before the first visit was attended", () => {
    expect(reportDueOn({ ...basis, firstAttendedOn: null, reviewOn: d("2026-11-10") })).toBeNull();
  });
  it("30 days after the first visit", () => {
    expect(reportDueOn(basis)).toBe("2026-12-01");
  });
  it("on the review date of the signed referral, until a report was sent on it or later", () => {
    const reviewOn = d("2026-11-20");
    expect(reportDueOn({ ...basis, reviewOn })).toBe("2026-11-20");
    expect(reportDueOn({ ...basis, reviewOn, lastReportOn: d("2026-11-19") })).toBe("2026-11-20");
    expect(reportDueOn({ ...basis, reviewOn, lastReportOn: d("2026-11-20") })).toBe("2026-12-20");
  });
  it("30 days after the last report", () => {
    expect(reportDueOn({ ...basis, lastReportOn: d("2026-11-15") })).toBe("2026-12-15");
  });
});

describe("visits", () => {
  it.each<[number | null, number, number | null, string]>([
    [12, 3, 9, "3 of 12 used, 9 left"],
    [12, 12, 0, "12 of 12 used, 0 left"],
    [12, 14, 0, "14 of 12 used, 0 left, 2 more than authorised"],
    [null, 2, null, "2 used, number left to the therapist"],
  ])("of %s authorised, %s used", (authorised, used, left, text) => {
    expect(visitCount(authorised, used)).toEqual({ used, left, text });
  });
});

describe("visits beyond those authorised", () => {
  it.each([
    [6, 4, 1, null],
    [6, 5, 1, 1],
    [6, 6, 2, 3],
    [null, 40, 4, null],
  ])("%o authorised, %i used, %i planned: %o more", (authorised, used, planned, over) => {
    const said = beyondAuthorised(authorised, used, planned);
    if (over === null) expect(said).toBeNull();
    else expect(said).toContain(`this one is ${over} more than authorised`);
  });
});
