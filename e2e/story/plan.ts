// The second part of the story: a plan is drafted, signed, amended and signed again.
import { expect } from "@playwright/test";
import { SigningPage } from "../pages/signing";
import type { Typed } from "./treatments";
import type { Walker } from "./walker";

export async function startPlan(who: Walker, title: string): Promise<void> {
  const { page, form, look } = who;
  await who.link("Overview");
  await expect(who.heading("Overview")).toBeVisible();
  await look(page, "the overview of the chart");
  await who.link("Start a plan");
  await expect(who.heading("New plan")).toBeVisible();
  await look(page, "a new plan");
  await form.fill([
    ["write", "Title of the plan", title],
    ["press", "Open the draft"],
  ]);
  await expect(who.heading(title)).toBeVisible();
}

/** Adds one treatment to the open draft and comes back to it. */
export async function draftTreatment(who: Walker, treatment: Typed): Promise<void> {
  const { page, hand, form, look } = who;
  const { search, option, lane, called, name, entries } = treatment;
  await who.link(/^Add treatment/);
  await expect(who.heading("Add treatment")).toBeVisible();
  await hand.find(form.field("Search a treatment"), search, option);
  if (called) await form.fill([["write", "What it is called", called]]);
  if (lane) await form.fill([["mark", "Lane it serves", lane]]);
  await who.button(/^Add /);
  await expect(page.getByRole("button", { name: "Done: back to the draft" })).toBeVisible();
  await form.fill(entries);
  await look(page, `the editor of ${name}`);
  await backToDraft(who);
  const row = page
    .getByRole("table", { name: /^Treatments/ })
    .getByRole("row")
    .filter({ hasText: name });
  await expect(row).toBeVisible();
  await expect(row).not.toContainText("to mend");
}

export async function backToDraft(who: Walker): Promise<void> {
  await who.button("Done: back to the draft");
  await expect(who.page.getByRole("table", { name: /^Treatments/ })).toBeVisible();
}

/** Reads what will be signed and signs it; the password is asked again. */
export async function sign(who: Walker, version: number, password: string, reason?: string): Promise<void> {
  const { page, form, look } = who;
  await who.link(/^Review and sign/);
  await expect(who.heading(`Review and sign version ${version}`)).toBeVisible();
  await new SigningPage(page, "", who.hand).decideAll("Weighed at the tumour board, the joint decision is on record");
  await form.fill([["write", "Effective from", "t"]]);
  if (reason) await form.fill([["write", `Reason for version ${version}`, reason]]);
  await look(page, `the sign page of version ${version}`);
  await form.fill([
    ["write", "Your password", password],
    ["press", `Sign version ${version}`],
  ]);
  await expect(page.getByText(`Version ${version}`, { exact: false }).first()).toBeVisible();
  await expect(page).toHaveURL(/\/plans\/[0-9a-f-]{36}$/);
  await look(page, `the plan after signing version ${version}`);
}

export type Amendment = { readonly treatment: RegExp; readonly reason: string };

/** Opens a treatment of the draft for changes and types a new first dose. */
export async function changeDose(who: Walker, { treatment, reason }: Amendment, dose: string): Promise<void> {
  await openTreatment(who, treatment);
  await who.form.fill([
    ["press", "Change"],
    ["write", "Change from", "t"],
    ["write", "Reason to change", reason],
    ["press", "Open for changes"],
    ["in", "Dose step 1"],
    ["write", "Dose", dose],
  ]);
  await who.look(who.page, "a treatment that is changed");
  await backToDraft(who);
}

export async function stopTreatment(who: Walker, { treatment, reason }: Amendment): Promise<void> {
  await openTreatment(who, treatment);
  await who.form.fill([
    ["press", "Stop"],
    ["write", "Stop from", "t"],
    ["write", "Reason to stop", reason],
    ["press", "Stop this treatment"],
  ]);
  await expect(who.page.getByText(/^Stopped from/)).toBeVisible();
  await who.look(who.page, "a treatment that is stopped");
  await backToDraft(who);
}

async function openTreatment(who: Walker, treatment: RegExp): Promise<void> {
  const table = who.page.getByRole("table", { name: /^Treatments/ });
  // The first link of a row opens the treatment; others in it are about its consent.
  await who.hand.press(table.getByRole("link", { name: treatment }).first());
  await expect(who.page.getByRole("heading", { name: "In this draft" })).toBeVisible();
}
