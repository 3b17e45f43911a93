// Looking something up: by a brand name to the treatment, on to a rule, and to where it comes from.
import { paths } from "@/lib/platform/paths";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { visit } from "../visit";

test("a brand leads to the treatment, and the treatment to a rule with its trigger and sources", async ({
  clinic,
  seatOf,
}) => {
  const { page } = await seatOf(clinic.neurologist);
  await visit(page, paths.work);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Reference" }).click();
  await expect(page).toHaveURL(paths.reference);
  await expectAccessible(page, "the reference");

  const box = page.getByRole("searchbox", { name: "Search the reference" });
  await box.fill("Firdapse");
  await box.press("Enter");
  await expect(page.getByText(/^1 found/)).toBeVisible();
  await page
    .getByRole("region", { name: /^Treatments/ })
    .getByRole("link", { name: /^Amifampridine/ })
    .click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Amifampridine (3,4-diaminopyridine)");
  const dosing = page.getByRole("region", { name: "Doses and limits" });
  await expect(dosing).toContainText("20 mg");
  await expect(dosing).toContainText("15 to 30 mg per day");
  await expect(page.getByRole("region", { name: "Monitoring" })).toContainText(
    "Before the first dose and every 3 months",
  );
  await expect(page.getByRole("region", { name: "Sources" })).toContainText("Read");
  await expectAccessible(page, "a treatment");

  await page.getByRole("link", { name: "Amifampridine with a seizure history" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Amifampridine with a seizure history");
  await expect(page.getByRole("main")).toContainText("Must resolve. Blocks signing");
  await expect(page.getByRole("main")).toContainText("Clinically reviewed: not yet");
  await expect(page.getByRole("region", { name: "When it applies" }).getByRole("listitem")).toContainText([
    "In the plan or among the home medicines: Amifampridine",
    "At least one of these",
    "history of seizures, epilepsy or status epilepticus",
    "Seizures are active",
  ]);
  await expectAccessible(page, "a rule");
});

test("rules are filtered by tier and medicine in the address, and antibodies, measures and syndromes are linked", async ({
  clinic,
  seatOf,
}) => {
  const { page } = await seatOf(clinic.neurologist);
  await visit(page, paths.rules);
  await expect(page.getByRole("heading", { name: "222 rules" })).toBeVisible();
  await page.getByLabel("Tier").selectOption("Must resolve");
  await page.getByLabel("Medicine or procedure").selectOption("Rituximab");
  await page.getByRole("button", { name: "Show rules" }).click();
  await expect(page).toHaveURL(/tier=must-resolve&drug=rituximab/);
  await expect(page.getByRole("heading", { name: /^\d of 222 rules$/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "Plasma exchange too soon after rituximab" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Amifampridine with a seizure history" })).toHaveCount(0);
  await expectAccessible(page, "filtered rules");

  for (const path of [paths.syndrome("lems"), paths.antibodies, paths.measures]) {
    await visit(page, path);
    await expectAccessible(page, path);
  }
  await visit(page, paths.syndrome("lems"));
  await page.getByRole("link", { name: "P/Q-type VGCC" }).click();
  await expect(page.getByRole("rowheader", { name: "P/Q-type VGCC" })).toBeInViewport();
});

test("a therapist finds it from their account, and it works without script", async ({ clinic, browserFor, seatOf }) => {
  const { page } = await seatOf(clinic.physicalTherapist);
  await visit(page, paths.account);
  await page.getByRole("link", { name: "Clinical reference" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Reference");

  const { page: plain } = await seatOf(clinic.physicalTherapist, { javaScriptEnabled: false });
  await plain.goto(paths.reference);
  await plain.getByRole("searchbox").fill("tegretol");
  await plain.getByRole("button", { name: "Search" }).click();
  await expect(plain).toHaveURL(`${paths.reference}?q=tegretol`);
  await expect(plain.getByRole("link", { name: "Carbamazepine", exact: true })).toBeVisible();

  const stranger = await (await browserFor()).newPage();
  await stranger.goto(paths.rule("gc-pjp"));
  await expect(stranger).toHaveURL(/sign-in/);
});
