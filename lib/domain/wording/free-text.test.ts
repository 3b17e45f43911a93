import { describe, expect, it } from "vitest";
import { bannedAbbreviations } from "./banned-abbreviation";
import { brandLabel, tallMan } from "./medicine-name";

describe("free text", () => {
  it.each([
    ["20 mg BID", "BID", "twice a day"],
    ["5 mg q.d. with food", "q.d.", "daily"],
    ["10 mg qod", "qod", "every other day"],
    ["one tablet PRN", "PRN", "as needed"],
    ["1 mg QHS", "QHS", "at bedtime"],
    ["2 mg q8h", "q8h", "every 8 hours"],
    ["insulin 10 U", "U", "units"],
    ["5000 IU", "IU", "international units"],
    ["50 µg", "µg", "microgram"],
    ["5 cc", "cc", "mL"],
    ["5 mgs", "mgs", "mg"],
    ["D/C steroids", "D/C", "stop or discharge, whichever is meant"],
    ["start MTX", "MTX", "methotrexate"],
    ["5.0 mg", "5.0", "5 (no trailing zero)"],
    ["2.50 mg", "2.50", "2.5 (no trailing zero)"],
    [".5 mg", ".5", "0.5 (zero before the point)"],
    ["take 10mg", "10mg", "10 mg (space between number and unit)"],
    ["1 mg/kg", "mg/kg", "mg per kg"],
    ["if K > 5", ">", "more than"],
  ])("%s: %s should be written %s", (text, found, suggestion) => {
    expect(bannedAbbreviations(text)).toEqual([{ found, at: text.indexOf(found), suggestion }]);
  });

  it.each([
    "20 mg twice a day with food",
    "Reduce by 10 mg every 2 weeks; the patient bids farewell on 23-Nov-2026",
    "Potassium 4.10 mmol/L, INR 1.0",
    "UK protocol, unit B, ACE inhibitor held",
    "1,000 mg in 10 mL; 10 mg and 2.05 mg; methods A/B",
  ])("%s is left alone", (text) => {
    expect(bannedAbbreviations(text)).toEqual([]);
  });

  it("lists several in the order of the text", () => {
    expect(bannedAbbreviations("5.0 mg BID PRN").map((entry) => entry.found)).toEqual(["5.0", "BID", "PRN"]);
  });
});

describe("medicine names", () => {
  it.each([
    ["Prednisone", "predniSONE", "prednisone"],
    ["Carboplatin + etoposide (SCLC)", "CARBOplatin + etoposide (SCLC)", "carboplatin + etoposide (SCLC)"],
    ["Intravenous immune globulin (IVIg)", "intravenous immune globulin (IVIg)", "intravenous immune globulin (IVIg)"],
    ["Methylprednisolone, oral", "methylPREDNISolone, oral", "methylprednisolone, oral"],
  ])("%s is shown as %s and read as %s", (name, display, plain) => {
    expect(tallMan(name)).toEqual({ display, plain });
  });

  it("brands are in capitals", () => {
    expect(brandLabel("Tegretol")).toBe("TEGRETOL");
  });
});
