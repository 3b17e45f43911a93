import { describe, expect, it } from "vitest";
import { agents } from "./agents";
import { monitoringFor, monitoringRows } from "./monitoring";
import { monitoringLines, monitoringTextFor } from "./monitoring-text";
import { spokenProse } from "./spoken-prose";

const numbers = (text: string) => text.match(/\d+(\.\d+)?/g) ?? [];

describe("what to observe under a treatment", () => {
  it("has one line for each of the catalogue's 158 rows, save those that point to another agent", () => {
    const own = monitoringRows.filter((row) => !row.observation.startsWith("as "));
    const likeAnother = monitoringRows.length - own.length;
    const lines = agents.flatMap((agent) => monitoringTextFor(agent.id));
    expect([monitoringRows.length, likeAnother]).toEqual([158, 2]);
    expect(lines).toHaveLength(own.length + likeAnother * monitoringFor("prednisone").length);
  });

  it.each(agents.map((agent) => agent.id))("%s: is words, and no number of the catalogue is lost", (id) => {
    const rows = monitoringFor(id).filter((row) => !row.observation.startsWith("as "));
    const text = monitoringTextFor(id).join("; ");
    expect(text).not.toMatch(/[<>=]|\bug\b|\/(d|kg|m2|mL)\b|10\*|baseline|undefined/);
    const expected = rows.flatMap((row) => numbers(row.interval.replace(/x10\*9\/L|m2/g, "")));
    const left = numbers(text.replaceAll("10⁹", ""));
    for (const number of expected) expect(left).toContain(number);
  });

  it.each([
    ["prednisone", "Glucose: before the first dose, then weekly while at least 20 mg per day, then monthly"],
    ["prednisolone", "HbA1c: before the first dose, then every 3 months"],
    ["carbamazepine", "ALT: before the first dose and every 6 months"],
    ["carbamazepine", "HLA-B*15:02: once in at-risk ancestry, before the first dose"],
    ["carbamazepine", "Carbamazepine level: after 1 to 2 weeks and after changes (4 to 12 microgram per mL)"],
    [
      "rituximab",
      "Hepatitis B surface antigen: once, before the first dose; DNA every 3 months to 12 months after last dose if anti-HBc positive",
    ],
    ["ivig", "Creatinine: within 7 days before and after each course"],
    ["physical-therapy-referral", "Timed Up and Go: at the start, then every 2 to 4 weeks"],
    [
      "regimen-bep",
      "Complete blood count with differential: before each cycle (neutrophils at least 1.5, platelets at least 100 × 10⁹ per L)",
    ],
  ])("%s: %s", (id, line) => {
    expect(monitoringTextFor(id)).toContain(line);
  });

  it("keeps the code of the observation, and is empty for an agent without an entry or without a name", () => {
    expect(monitoringLines("amifampridine").find((line) => line.observation === "ALT")?.loinc).toBe("1742-6");
    expect([monitoringLines("diazepam"), monitoringLines("constructor")]).toEqual([[], []]);
  });
});

describe("prose of the data in words", () => {
  it.each([
    ["level 50-100 ug/mL", "level 50 to 100 microgram per mL"],
    ["platelets < 50 x10*9/L", "platelets under 50 × 10⁹ per L"],
    ["monthly x 3, then 6-monthly", "monthly × 3, then every 6 months"],
    ["systolic >= 160 mm[Hg]", "systolic at least 160 mmHg"],
    ["AUC 5, etoposide 100 mg/m2", "AUC 5, etoposide 100 mg per m²"],
    ["fibrinogen < 1.0 g/L after 10.05 mg", "fibrinogen under 1 g per L after 10.05 mg"],
    ["HLA-B*15:02 in PCA-2", "HLA-B*15:02 in PCA-2"],
  ])("%s becomes %s", (from, to) => {
    expect(spokenProse(from)).toBe(to);
  });
});
