import { describe, expect, it } from "vitest";
import { asDay } from "@/lib/domain/shared/day";
import { immunization, type Resource, result, transaction } from "@/lib/testing/fhir/resource-builder";
import { readRecordedTime } from "./fhir-time";
import { keepStorable } from "./keep-storable";
import { proposeImport } from "./propose-import";
import { readBundle } from "./read-bundle";
import { recordedTimeText } from "./recorded-time-text";

const today = asDay("2026-11-23");
const moment = { now: "2026-11-23T12:00:00.000Z", today };
const patient: Resource = { resourceType: "Patient", name: [{ family: "Zz-Test" }], birthDate: "1960-01-31" };

function kept(...resources: Resource[]) {
  const bundle = readBundle(JSON.stringify(transaction([patient, ...resources])));
  if (!bundle.ok) throw new Error(bundle.problem.message);
  const proposal = proposeImport(bundle.value, { agentFor: () => null });
  if (!proposal.ok) throw new Error(proposal.problem.message);
  return keepStorable(proposal.value, moment);
}

const sodium = (when: string) => ({ ...result("2951-2", "Sodium", today, 138, "mmol/L"), effectiveDateTime: when });

describe("what a chart can hold", () => {
  it.each(["2026", "2026-11"])("a result known only as %s is rejected, never given a day", (when) => {
    const { observations, rejected, counts } = kept(sodium(when), sodium("2026-11-20"));
    expect(observations.map(({ at }) => at.text)).toEqual(["2026-11-20"]);
    expect(rejected).toEqual([
      {
        path: "entry[1].resource.effective",
        resourceType: "Observation",
        reason: "names only a year or a month; a result needs at least the day, and no day is made up",
      },
    ]);
    expect(counts).toContainEqual({
      resourceType: "Observation",
      found: 2,
      taken: 1,
      notTaken: 0,
      duplicate: 0,
      rejected: 1,
    });
  });

  it.each([
    ["2026-11-23T12:00:01Z", 1],
    ["2026-11-23T12:00:00Z", 0],
    ["2026-11-24", 1],
    ["2026-11-23", 0],
    ["2026-11-24T08:00:00", 1],
  ])("a result of %s, seen at noon UTC on 23 November, gives %i rejected rows", (when, rows) => {
    expect(kept(sodium(when)).rejected).toHaveLength(rows);
  });

  it("a vaccination may lack its day but not lie in the future", () => {
    const { vaccinations, rejected } = kept(
      immunization("133", "Pneumococcal", "2022"),
      immunization("140", "Influenza", "2027-01-10"),
    );
    expect(vaccinations.map(({ text }) => text)).toEqual(["Pneumococcal"]);
    expect(rejected).toMatchObject([{ path: "entry[2].resource.occurrence", reason: "is dated in the future" }]);
  });

  it("the rejected rows keep the order of the file", () => {
    const { rejected } = kept(sodium("2026"), { ...sodium("2026-11-20"), status: "nonsense" }, sodium("2025"));
    expect(rejected.map(({ path }) => path.slice(0, 8))).toEqual(["entry[1]", "entry[2]", "entry[3]"]);
  });
});

it.each([
  ["2019", "2019"],
  ["2019-03", "Mar-2019"],
  ["2019-03-12", "12-Mar-2019"],
  ["2019-03-12T23:30:00-05:00", "12-Mar-2019"],
])("a time sent as %s reads %s", (sent, read) => {
  const time = readRecordedTime(sent);
  expect(time && recordedTimeText(time)).toBe(read);
});
