// The first part of the story: a record becomes a chart, and the chart gets its diagnosis.
import { expect } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import type { livingAdultBundle } from "@/lib/testing/fhir/living-adult-bundle";
import { visit } from "../visit";
import type { Walker } from "./walker";

type Bundle = ReturnType<typeof livingAdultBundle>;
export type Place = { readonly team: string; readonly lead: string };

/** The same invented woman under a record number of her own, so that the story can be told again and again. */
export function fileOf(bundle: Bundle, mrn: string): { name: string; text: string } {
  return { name: "living-adult.json", text: JSON.stringify(bundle).replaceAll("DEMO-FHIR-0001", mrn) };
}

export async function importRecord(who: Walker, file: { name: string; text: string }, place: Place): Promise<void> {
  const { page, hand, form, look } = who;
  await visit(page, paths.patients);
  await look(page, "patients");
  await who.link("Import a record");
  await expect(who.heading("Import a record")).toBeVisible();
  await look(page, "import, before a file is chosen");
  await hand.attach(form.field("File"), file);
  await who.button("Preview");
  await expect(page.getByRole("heading", { name: "Preview: nothing is written yet" })).toBeVisible();
  await expect(page.getByText("EXAMPLE", { exact: false }).first()).toBeVisible();
  await look(page, "the preview of the import");
  await who.button(/^Confirm all \d+ proposed medicines$/);
  await form.fill([
    ["mark", "Sex at birth", "Female"],
    ["choose", "Team and site", place.team],
    ["choose", "Plan lead", place.lead],
    ["press", "Import this patient"],
  ]);
  await expect(who.heading("Imported record")).toBeVisible();
  await look(page, "the imported record");
}

/** Lambert-Eaton syndrome with P/Q-type VGCC antibodies and the tumour that was found. */
export async function recordDiagnosis(who: Walker): Promise<void> {
  const { page, form, look } = who;
  await who.link("Record the diagnosis");
  await expect(who.heading("Record the diagnosis")).toBeVisible();
  await form.fill([
    ["choose", "Syndrome", "Lambert-Eaton"],
    ["write", "Onset", "t-84"],
    ["write", "Start of follow-up", "t-20"],
    ["press", "Add an antibody"],
    ["in", "Antibody 1"],
    ["choose", "Antibody", "P/Q"],
    ["mark", "Result", "Found"],
    ["in", null],
    ["mark", "Tumour", "Tumour found"],
    ["choose", "Kind of tumour", "Small cell lung cancer"],
    ["write", "Tumour found on", "t-10"],
    ["mark", "Is the tumour consistent", "Yes"],
  ]);
  await look(page, "the form of the diagnosis");
  await form.fill([["press", "Record the diagnosis"]]);
  await expect(who.heading("Diagnosis")).toBeVisible();
  await expect(page.getByRole("main")).toContainText(/P\/Q/);
  await look(page, "the diagnosis with its score");
}
