// Break-glass to closed review: a neurologist outside the care team opens one chart in an emergency, reads the plan, can change
// nothing, ends it; the lead finds it under work, sees what was opened, queries it and closes the review.
import { paths } from "@/lib/platform/paths";
import { aDrug } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { withTestClient } from "@/lib/testing/database";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { auditOf } from "@/lib/testing/insert-row";
import { expectAccessible } from "../accessible";
import { expect, type Seat, test } from "../fixtures";
import { SigningPage } from "../pages/signing";
import { givePassword } from "../session";
import { ready, visit } from "../visit";

const PASSWORD = "four patient herons in the reeds";

async function ask(page: Seat["page"], mrn: string, born: string, password: string) {
  await page.getByLabel("MRN").fill(mrn);
  await page.getByLabel("Date of birth").fill(born);
  await page.getByLabel("Why you need this chart").selectOption("Emergency: the patient needs care now");
  await page.getByLabel("In your own words").fill("Found unconscious on the ward");
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Open the chart for 60 minutes" }).click();
}

async function narrow(page: Seat["page"]) {
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("one chart is opened in an emergency, read, closed, and its review is closed by the lead", async ({
  clinic,
  seatOf,
}) => {
  const chart = await aChart(clinic);
  const { planId } = await aDraftedPlan(chart, [aDrug({ name: "Amifampridine", agent: "amifampridine" })]);
  await givePassword(clinic.neurologist, PASSWORD);
  const own = await seatOf(clinic.neurologist);
  const signing = new SigningPage(own.page, planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSigned(1);

  const doctor = clinic.foreignNeurologist;
  await givePassword(doctor, PASSWORD);
  const { page } = await seatOf(doctor);
  await visit(page, paths.plan(planId));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not found");
  await visit(page, paths.patients);
  await page.getByLabel("Find a patient").fill(chart.mrn);
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await page.getByRole("link", { name: "Emergency access" }).click();
  await ready(page);
  await expectAccessible(page, "the form of emergency access");
  await narrow(page);

  await ask(page, chart.mrn, "10 Apr 1961", PASSWORD);
  await expect(page.getByText("No patient has exactly this MRN and this date of birth.")).toBeVisible();
  await ask(page, chart.mrn, "09 Apr 1961", "not the password");
  await expect(page.getByText("The password is not right. No chart was opened.").first()).toBeVisible();
  await ask(page, chart.mrn, "09 Apr 1961", PASSWORD);
  await expect(page).toHaveURL(paths.patient(chart.patientId));
  const banner = page.getByRole("region", { name: "Emergency access" });
  await expect(banner).toContainText("to read only");
  await expect(banner).toContainText(/(60|59) min left/);
  await expectAccessible(page, "a chart that is open in an emergency");
  await narrow(page);

  for (const path of [paths.results(chart.patientId), paths.plan(planId), paths.version(planId, 1)]) {
    await visit(page, path);
    await expect(banner).toContainText("min left");
  }
  await visit(page, paths.plan(planId));
  await expect(
    page
      .getByText(/amifampridine/i)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: /I have seen version/ })).toHaveCount(0);
  await expect(page.getByRole("link", { name: /Amend|Edit the draft|Change the plan/ })).toHaveCount(0);
  await visit(page, paths.patients);
  await expect(page.getByText("Testperson")).toHaveCount(0);
  await page.getByRole("link", { name: "Open that chart" }).click();
  await expect(banner).toContainText("min left");

  const lead = await seatOf(clinic.teamLead);
  await visit(lead.page, paths.work);
  const list = lead.page.getByRole("region", { name: /Emergency access to review/ });
  await expect(list).toContainText("Open now");
  await list.getByRole("link", { name: /^Review/ }).click();
  await expect(lead.page.getByText("Found unconscious on the ward")).toBeVisible();
  await lead.page.getByLabel("Your review").selectOption({ index: 1 });
  await lead.page.getByLabel("Comment").fill("Which ward was it?");
  await lead.page.getByRole("button", { name: "Save the review" }).click();
  await expect(lead.page.getByText("Queried: waits for an explanation").first()).toBeVisible();
  await expectAccessible(lead.page, "the review of emergency access");

  await banner.getByRole("button", { name: "End now" }).click();
  await expect(page).toHaveURL(paths.patients);
  await visit(page, paths.patient(chart.patientId));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not found");

  await lead.page.reload();
  await ready(lead.page);
  await expect(lead.page.getByText(/ended by the person/i)).toBeVisible();
  await expect(lead.page.getByRole("rowheader").first()).toBeVisible();
  await narrow(lead.page);
  await lead.page.getByLabel("Your review").selectOption("Accept: the access was right, close the review");
  await lead.page.getByLabel("Comment").fill("Ward 3 confirms it");
  await lead.page.getByRole("button", { name: "Save the review" }).click();
  await expect(lead.page.getByText("The review is closed.")).toBeVisible();
  await visit(lead.page, paths.breakGlassReviews);
  await expect(lead.page.getByText("No emergency access to your patients waits for a review.")).toBeVisible();
  await expect(lead.page.getByText("Closed: accepted")).toBeVisible();
  await expectAccessible(lead.page, "the list of emergency access");
  const said = (await auditOf(chart.patientId)).filter((line) => line.startsWith("break-glass."));
  expect(said).toEqual(
    expect.arrayContaining(["opened", "queried", "ended", "accepted"].map((what) => `break-glass.${what} done`)),
  );
});

test("an open page of the chart closes by itself when the hour is over", async ({ clinic, seatOf }) => {
  const chart = await aChart(clinic);
  await givePassword(clinic.nurse, PASSWORD);
  const { page } = await seatOf(clinic.nurse);
  await visit(page, paths.breakGlass);
  await ask(page, chart.mrn, "09 Apr 1961", PASSWORD);
  await expect(page).toHaveURL(paths.patient(chart.patientId));
  // As if it had been opened almost an hour ago, beneath the guards.
  await withTestClient("super", async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query(
      `UPDATE break_glass SET started_at = now() - interval '59 minutes 48 seconds', expires_at = now() + interval '12 seconds'
        WHERE patient_id = $1`,
      [chart.patientId],
    );
  });
  await page.reload();
  await expect(page.getByText("less than a minute left")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not found", { timeout: 40_000 });
});
