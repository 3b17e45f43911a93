import { describe, expect, it } from "vitest";
import { pageOf } from "./print-watch";

const id = "0193c2f4-1111-7222-8333-444455556666";

describe("the page that a print names", () => {
  it.each([
    [`/patients/${id}`, "patients"],
    [`/plans/${id}/versions/3`, "plans/versions/3"],
    [`/referrals/${id}/sheet`, "referrals/sheet"],
    ["/work/handover", "work/handover"],
    ["/", "start"],
    ["/patients/Zażółć %20=1", "patients/za201"],
  ])("%s is %s", (path, page) => expect(pageOf(path)).toBe(page));
});
