// Who saw and printed a chart, on one page that prints and exports; and a plan handed over as a file with its proof.
import { readFileSync } from "node:fs";
import { paths } from "@/lib/platform/paths";
import { aDrug } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { auditOf } from "@/lib/testing/insert-row";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { SigningPage } from "../pages/signing";
import { givePassword } from "../session";
import { visit } from "../visit";

const PASSWORD = "four patient herons in the reeds";

test("a lead accounts for who saw and printed a chart, and exports a plan with its proof", async ({
  clinic,
  seatOf,
}) => {
  const chart = await aChart(clinic);
  const { planId } = await aDraftedPlan(chart, [aDrug()]);
  await givePassword(clinic.neurologist, PASSWORD);
  const { page } = await seatOf(clinic.neurologist);
  const signing = new SigningPage(page, planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSigned(1);
  // The dialog itself cannot be opened in a test; the event that it sends can.
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect.poll(async () => await auditOf(chart.patientId)).toContain("patient.printed done");

  const lead = (await seatOf(clinic.teamLead)).page;
  await visit(lead, paths.history(chart.patientId));
  await lead.getByRole("link", { name: "Who saw, exported or printed it" }).click();
  await expect(lead.getByRole("heading", { level: 1 })).toHaveText("Accounting of disclosures");
  await expect(
    lead.getByRole("row", { name: /Ada Test-neurologist neurologist.*Printed a page of the chart: plans/ }),
  ).toBeVisible();
  await expectAccessible(lead, "the accounting of disclosures");
  await lead.setViewportSize({ width: 320, height: 800 });
  expect(await lead.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await lead.setViewportSize({ width: 1280, height: 900 });
  const [csv] = await Promise.all([
    lead.waitForEvent("download"),
    lead.getByRole("button", { name: "Export as CSV" }).click(),
  ]);
  expect(readFileSync(await csv.path(), "utf8")).toContain("Printed a page of the chart: plans");

  await visit(lead, paths.versions(planId));
  const [pack] = await Promise.all([
    lead.waitForEvent("download"),
    lead.getByRole("button", { name: "Export the audit pack" }).click(),
  ]);
  const text = readFileSync(await pack.path(), "utf8");
  expect(JSON.parse(text)).toMatchObject({
    pack: { format: "concord-audit-pack/1", plan: { id: planId, currentVersion: 1 } },
  });
  expect(await auditOf(chart.patientId)).toContain("plan.exported done");
  await visit(page, paths.versions(planId));
  await expect(page.getByRole("button", { name: "Export the audit pack" })).toHaveCount(0);

  await visit(lead, paths.audit);
  await lead.getByLabel("Patient").selectOption({ label: `TESTPERSON, Grete · MRN ${chart.mrn}` });
  await expect(lead).toHaveURL(new RegExp(`patient=${chart.patientId}`));
  await expect(lead.getByRole("row", { name: /Exported the audit pack of a plan/ })).toBeVisible();
});
