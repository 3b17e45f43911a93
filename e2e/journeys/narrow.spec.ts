// The demo hospital on a phone and on paper: nothing is cut off, tables become labelled cards, and a printed plan says
// whose it is, who signed it, and whether it still holds.
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { rowsOf } from "@/lib/testing/insert-row";
import { type DemoPerson, type DemoRole, demoPerson } from "../demo";
import {
  amended,
  drafted,
  draftedTreatment,
  ofOwnTeam,
  type Plan,
  planOf,
  referralOf,
  sessionAt,
} from "../demo-records";
import { expect, test } from "../fixtures";
import { visit } from "../visit";

const NARROW = { width: 320, height: 640 };
const LONG = 70;

const chartPages = (patientId: string) => [
  paths.patient(patientId),
  paths.results(patientId),
  paths.medications(patientId),
  paths.history(patientId),
  paths.disclosures(patientId),
  paths.team(patientId),
  paths.diagnosis(patientId),
  paths.patientPlans(patientId),
];
const versionPages = ({ planId, version }: Plan) => [
  paths.plan(planId),
  paths.versions(planId),
  paths.version(planId, 1),
  paths.compare(planId, version - 1, version),
];

async function neurologistPages(person: DemoPerson): Promise<string[]> {
  const signed = await planOf(person, amended);
  const open = await planOf(person, drafted);
  return [
    paths.work,
    paths.workList("loose-ends"),
    paths.handover,
    paths.patients,
    paths.newPatient,
    paths.importPatient,
    ...chartPages(signed.patientId),
    paths.editPatient(signed.patientId),
    paths.newDiagnosis(signed.patientId),
    paths.plans,
    ...versionPages(signed),
    paths.endPlan(signed.planId),
    paths.draft(open.planId),
    paths.newTreatment(open.planId),
    paths.draftTreatment(open.planId, await draftedTreatment(open)),
    paths.review(open.planId),
    paths.referrals,
  ];
}

async function therapistPages(person: DemoPerson): Promise<string[]> {
  return [
    paths.work,
    paths.referrals,
    paths.referral(await referralOf("r.assignee_id = $1", person.id)),
    paths.account,
  ];
}

const pagesOf: Partial<Record<DemoRole, (person: DemoPerson) => Promise<string[]>>> = {
  neurologist: neurologistPages,
  oncologist: async (person) => {
    const plan = await planOf(person, amended);
    return [paths.work, paths.patients, paths.results(plan.patientId), ...versionPages(plan)];
  },
  "physical therapist": therapistPages,
  "speech therapist": therapistPages,
  nurse: async (person) => {
    const plan = await planOf(person, "p.current_version > 0");
    const session = await sessionAt(person);
    return [
      paths.work,
      paths.patients,
      paths.plans,
      paths.patient(plan.patientId),
      paths.plan(plan.planId),
      paths.sessions,
      `${paths.sessions}?view=week`,
      `${paths.sessions}?view=agenda`,
      paths.session(session),
      `${paths.session(session)}?move=cancel&scope=whole-course`,
    ];
  },
  "team lead": async (person) => [
    paths.work,
    paths.patients,
    paths.plans,
    paths.oversight,
    paths.overrides,
    paths.audit,
    ...versionPages(await planOf(person, amended, ofOwnTeam)),
  ],
  administrator: async (person) => [
    paths.people,
    paths.newPerson,
    paths.person(person.id),
    paths.teams,
    paths.newTeam,
    paths.sites,
    paths.newSite,
    paths.account,
  ],
};

/** Runs in the page: how wide it is, and words that are cut off at an edge without a way to scroll to them. */
function beyondTheEdge(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : [];
  const scrolls = (element: Element | null): boolean =>
    element !== null &&
    (/auto|scroll/.test(getComputedStyle(element).overflowX) ||
      getComputedStyle(element).clipPath !== "none" ||
      scrolls(element.parentElement));
  for (const element of document.body.querySelectorAll("*")) {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    if (!own || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const { left, right, width } = element.getBoundingClientRect();
    if (width > 0 && (right > clientWidth + 1 || left < -1) && !scrolls(element))
      found.push(`${element.tagName} "${element.textContent?.trim().slice(0, 60)}" from ${left} to ${right}`);
  }
  return found;
}

/** Runs in the page: the cells of tables of more than one column that are not lines of a card, each with its label. */
function unlabelledCells(): string[] {
  return [...document.querySelectorAll("main tbody tr")].flatMap((row) => {
    const cells = [...row.querySelectorAll(":scope > td, :scope > th[scope=row]")];
    const filled = cells.filter((cell) => cell.checkVisibility() && cell.childNodes.length > 0);
    return filled.flatMap((cell, at) => {
      const above = filled[at - 1]?.getBoundingClientRect().bottom ?? Number.NEGATIVE_INFINITY;
      const label = getComputedStyle(cell, "::before").content;
      const isLine =
        cell.getBoundingClientRect().top >= above - 1 && label.includes(cell.getAttribute("data-label") ?? "?");
      return isLine || cells.length === 1 ? [] : [`${label} ${cell.textContent?.slice(0, 60)}`];
    });
  });
}

async function expectToFit(page: Page, path: string) {
  expect((await visit(page, path))?.status(), path).toBe(200);
  expect.soft(await page.evaluate(beyondTheEdge), path).toEqual([]);
  expect.soft(await page.evaluate(unlabelledCells), path).toEqual([]);
}

for (const [role, pages] of Object.entries(pagesOf)) {
  test(`the pages of the ${role} fit on 320 px`, async ({ seatOf }) => {
    const person = await demoPerson(role as DemoRole);
    const { page } = await seatOf(person, { viewport: NARROW });
    for (const path of await pages(person)) await test.step(path, () => expectToFit(page, path));
  });
}

test("the longest name is shown in full at 320 px, in the list and above the chart", async ({ seatOf }) => {
  const [longest] = await rowsOf<{ id: string; family: string; given: string; lead: string }>(
    "SELECT id, family, given, lead_id AS lead FROM patient WHERE mrn LIKE 'DEMO-%' ORDER BY length(family || given) DESC LIMIT 1",
  );
  if (!longest) throw new Error("the demo data has no patient");
  expect(`${longest.family}, ${longest.given}`.length).toBeGreaterThanOrEqual(LONG);
  const { page } = await seatOf({ id: longest.lead }, { viewport: NARROW });
  await expectToFit(page, paths.patients);
  const card = page.getByRole("row").filter({ hasText: longest.given });
  await expect(card).toContainText(longest.family.toUpperCase());
  for (const path of chartPages(longest.id)) {
    await expectToFit(page, path);
    await expect(page.getByRole("region", { name: "Patient", exact: true })).toContainText(longest.given);
  }
});

test("a wide screen keeps the table", async ({ seatOf }) => {
  const { page } = await seatOf(await demoPerson("neurologist"));
  await visit(page, paths.patients);
  await expect(page.getByRole("columnheader").first()).toBeVisible();
  expect((await page.evaluate(unlabelledCells)).length, "cells beside each other").toBeGreaterThan(1);
});

test("a printed plan names the patient twice, its signer and hash, and an older version says so", async ({
  seatOf,
}) => {
  const person = await demoPerson("neurologist");
  const { planId, mrn, family, born, version } = await planOf(person, amended);
  const signed = await rowsOf<{ version: number; hash: string; signer: string }>(
    `SELECT version, content_hash AS hash, signer_name AS signer FROM signature WHERE plan_id = $1 ORDER BY version`,
    [planId],
  );
  const { page } = await seatOf(person);
  await page.emulateMedia({ media: "print" });
  for (const [path, n] of [
    [paths.plan(planId), version],
    [paths.version(planId, 1), 1],
  ] as const) {
    await visit(page, path);
    const { hash, signer } = signed.find((one) => one.version === n) ?? { hash: "none", signer: "nobody" };
    const text = await page.locator("body").innerText();
    for (const words of [family.toUpperCase(), `Born ${born}`, `MRN ${mrn}`, `version ${n}, signed by ${signer}`]) {
      expect(text, path).toContain(words);
    }
    expect(text, path).toContain(hash.slice(0, 15));
    expect(text, path).toContain(`by ${person.name}. Concord supports clinical judgement`);
    const superseded = page.getByText(`SUPERSEDED by version ${version}`);
    if (n < version) await expect(superseded).toBeVisible();
    else await expect(superseded).toHaveCount(0);
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Print" })).toHaveCount(0);
    await expect(page.getByText("Demo data: not for clinical use")).toBeVisible();
  }
});
