// A phone in a corridor, and paper.
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { rowsOf } from "@/lib/testing/insert-row";
import { demoPerson } from "../demo";
import { expect, test } from "../fixtures";
import { visit } from "../visit";

type Seen = { readonly plan: string; readonly patient: string; readonly mrn: string };

/** A plan of the demo data with several versions and an open draft, or without one. */
async function aDemoPlan(leadId: string, withDraft: boolean): Promise<Seen> {
  const [row] = await rowsOf<Seen>(
    `SELECT p.id AS plan, p.patient_id AS patient, c.mrn FROM plan p JOIN patient c ON c.id = p.patient_id
      WHERE p.lead_id = $1 AND p.current_version >= 2 AND p.status = 'active'
        AND EXISTS (SELECT 1 FROM draft d WHERE d.plan_id = p.id AND d.state IN ('open', 'in-review')) = $2
      ORDER BY p.current_version DESC, c.mrn LIMIT 1`,
    [leadId, withDraft],
  );
  if (!row) throw new Error(`the demo data has no such plan ${withDraft ? "with" : "without"} a draft`);
  return row;
}

async function expectNoSidewaysScroll(page: Page, path: string) {
  await visit(page, path);
  const { inner, wide } = await page.evaluate(() => {
    const root = document.documentElement;
    const reaches = [...document.querySelectorAll("main *")].filter(
      (e) => e.getBoundingClientRect().right > innerWidth,
    );
    return { inner: root.scrollWidth - innerWidth, wide: reaches.slice(0, 3).map((e) => e.outerHTML.slice(0, 120)) };
  });
  expect(inner, `${path} at 320 px: ${wide.join(" | ")}`).toBeLessThanOrEqual(0);
}

test("the main pages fit 320 px without scrolling sideways", async ({ seatOf }) => {
  const neurologist = await demoPerson("neurologist");
  const { plan, patient } = await aDemoPlan(neurologist.id, false);
  const viewport = { width: 320, height: 640 };
  const { page } = await seatOf(neurologist, { viewport });
  for (const path of [
    paths.work,
    paths.patients,
    paths.importPatient,
    paths.newPatient,
    paths.patient(patient),
    paths.results(patient),
    paths.medications(patient),
    paths.diagnosis(patient),
    paths.history(patient),
    paths.plans,
    paths.plan(plan),
    paths.versions(plan),
    paths.comparePlan(plan),
    paths.referrals,
    paths.account,
  ]) {
    await expectNoSidewaysScroll(page, path);
  }
  const { page: lead } = await seatOf(await demoPerson("team lead"), { viewport });
  for (const path of [paths.oversight, paths.audit]) await expectNoSidewaysScroll(lead, path);
});

test("a printed plan says who it is about, that it is demo data, and who printed it", async ({ seatOf }) => {
  const neurologist = await demoPerson("neurologist");
  const { plan, mrn } = await aDemoPlan(neurologist.id, false);
  const { page } = await seatOf(neurologist);
  await visit(page, paths.plan(plan));
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeHidden();
  await expect(page.getByText(`MRN ${mrn}`).filter({ visible: true })).toHaveCount(1);
  await expect(page.getByText(`by ${neurologist.name}. Concord supports clinical judgement`)).toBeVisible();
  await expect(page.getByText("Demo data: not for clinical use")).toBeVisible();
});
