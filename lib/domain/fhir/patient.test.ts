import { describe, expect, it } from "vitest";
import { mapPatient } from "./patient";

const base = { resourceType: "Patient", name: [{ family: "Zz", given: ["A"] }], birthDate: "1960-01-01" };

function patientOf(more: object) {
  const mapped = mapPatient({ ...base, ...more }, 0);
  if (!mapped.ok) throw new Error(mapped.problem.message);
  return mapped.value;
}

const typed = (code: string, value: string) => ({ type: { coding: [{ code }] }, system: "urn:x", value });

describe("who the patient is", () => {
  it("the record number is the identifier of type MR, not the first one", () => {
    const patient = patientOf({ identifier: [{ value: "local" }, typed("SS", "999"), typed("MR", "M1")] });
    expect(patient.mrn?.value).toBe("M1");
    expect(patient.identifiers.map(({ value }) => value)).toEqual(["local", "999", "M1"]);
    expect(patientOf({ identifier: [typed("SS", "999")] }).mrn).toBeNull();
    expect(patientOf({ identifier: [{ ...typed("MR", "old"), use: "old" }] }).mrn).toBeNull();
  });

  it("the official name wins over the usual one and both over a former one", () => {
    const name = (use: string, family: string) => ({ use, family, given: ["B", null] });
    const names = [name("old", "Former"), name("usual", "Usual"), name("official", "Official")];
    expect(patientOf({ name: names })).toMatchObject({ family: "Official", given: ["B"] });
    expect(patientOf({ name: names.slice(0, 2) }).family).toBe("Usual");
    expect(mapPatient({ ...base, name: names.slice(0, 1) }, 0).ok).toBe(false);
    expect(patientOf({ name: [{ text: "Only Text" }] })).toMatchObject({ family: "Only Text", given: [] });
  });

  it("recorded sex and sex at birth are two facts", () => {
    const url = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex";
    const extension = (valueCode: string) => [{ url, valueCode }];
    expect(patientOf({ gender: "male", extension: extension("F") })).toMatchObject({
      sexRecorded: "male",
      sexAtBirth: "female",
    });
    expect(patientOf({ extension: extension("M") })).toMatchObject({ sexRecorded: null, sexAtBirth: "male" });
    expect(patientOf({ gender: "unknown", extension: extension("UNK") }).sexAtBirth).toBeNull();
    expect(patientOf({ gender: "female" }).sexAtBirth).toBeNull();
  });

  it("death is taken over as recorded, with the precision of its date", () => {
    expect(patientOf({}).death.state).toBe("not-stated");
    expect(patientOf({ deceasedBoolean: true }).death).toEqual({ state: "dead", at: null });
    expect(patientOf({ deceasedDateTime: "2020-05" }).death).toMatchObject({
      state: "dead",
      at: { precision: "month" },
    });
    expect(mapPatient({ ...base, deceasedBoolean: false, deceasedDateTime: "2020" }, 0).ok).toBe(false);
    expect(mapPatient({ ...base, deceasedDateTime: "yesterday" }, 0).ok).toBe(false);
  });
});
