// Two people at one draft: nobody's typing is lost, and nobody signs what they did not read.
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { aChart } from "@/lib/testing/charts";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { joinCareTeam } from "@/lib/testing/people";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { SigningPage } from "../pages/signing";
import { givePassword } from "../session";
import { visit } from "../visit";

const PASSWORD = "nine quiet otters on the quay";

type Kept = { reason: string; note: string | null; steps: { amount: string }[] };

async function treatmentOf(planId: string): Promise<{ id: string; content: Kept }> {
  const [row] = await rowsOf<{ id: string; content: Kept }>(
    "SELECT treatment_id AS id, content FROM draft_treatment WHERE plan_id = $1",
    [planId],
  );
  if (!row) throw new Error("the draft has no treatment");
  return row;
}

const versionsOf = (planId: string) => rowsOf("SELECT content FROM version WHERE plan_id = $1", [planId]);

function editor(page: Page) {
  return {
    reason: page.getByLabel("Reason for this treatment"),
    note: page.getByLabel("Note (optional)", { exact: true }),
    dose: page.getByRole("group", { name: "Dose step 1" }).getByLabel("Dose", { exact: true }),
    clash: page.getByRole("region", { name: "Somebody saved this first" }),
    done: page.getByRole("button", { name: "Done: back to the draft" }),
  };
}

test("whoever saves second sees both values and loses nothing", async ({ clinic, seatOf }) => {
  const { planId } = await aDraftedPlan(await aChart(clinic));
  const { id } = await treatmentOf(planId);
  const { page: first } = await seatOf(clinic.neurologist);
  const { page: second } = await seatOf(clinic.neurologist);
  for (const page of [first, second]) await visit(page, paths.draftTreatment(planId, id));

  await editor(first).dose.fill("15");
  await editor(first).reason.fill("Falls on stairs");
  await editor(first).done.click();
  await expect(first).toHaveURL(paths.draft(planId));

  const own = editor(second);
  await own.dose.fill("20");
  await own.reason.fill("Tires when chewing");
  await own.note.fill("Asked for tablets that can be split");
  await expect(own.clash).toContainText(`${clinic.neurologist.name} saved this`);
  await expect(second.getByText("Not saved: choose below")).toBeVisible();
  const values = (name: string) => own.clash.getByRole("group", { name, exact: true }).locator("label");
  await expect(values("Reason")).toHaveText([/^Mine.*Tires when chewing/, /^Theirs.*Falls on stairs/]);
  await expect(values("Doses")).toHaveText([/^Mine.*20\smg/, /^Theirs.*15\smg/]);
  await expect(own.clash).toContainText("Your change to Note is kept as well");
  await expect(own.dose).toHaveValue("20");
  await expect(own.reason).toHaveValue("Tires when chewing");
  await expectAccessible(second, "the choice between two values");
  expect((await treatmentOf(planId)).content).toMatchObject({ reason: "Falls on stairs", note: null });

  const save = own.clash.getByRole("button", { name: "Save what is chosen" });
  await own.clash
    .getByRole("group", { name: "Reason" })
    .getByRole("radio", { name: /^Theirs/ })
    .check();
  await save.click();
  await expect(own.clash.getByRole("group", { name: "Doses" })).toContainText("Choose yours or theirs");
  await own.clash.getByRole("group", { name: "Doses" }).getByRole("radio", { name: /^Mine/ }).check();
  await save.click();
  await expect(own.clash).toHaveCount(0);
  await expect(own.reason).toHaveValue("Falls on stairs");
  await expect(own.dose).toHaveValue("20");
  await own.done.click();
  await expect(second).toHaveURL(paths.draft(planId));
  const { content } = await treatmentOf(planId);
  expect(content).toMatchObject({ reason: "Falls on stairs", note: "Asked for tablets that can be split" });
  expect(content.steps[0]?.amount).toBe("20");
});

test("a draft that was taken over keeps what its first author had typed on the screen", async ({ clinic, seatOf }) => {
  const chart = await aChart(clinic);
  const { planId } = await aDraftedPlan(chart);
  await joinCareTeam(chart.patientId, clinic.foreignNeurologist);
  const { id, content } = await treatmentOf(planId);
  const { page: author } = await seatOf(clinic.neurologist);
  const { page: other } = await seatOf(clinic.foreignNeurologist);
  await visit(author, paths.draftTreatment(planId, id));
  await visit(other, paths.draft(planId));
  await other.getByRole("button", { name: "Take over this draft" }).click();
  await expect(other.getByRole("link", { name: /^Add treatment/ })).toBeVisible();

  await editor(author).reason.fill("Typed after it was taken over");
  await expect(author.getByRole("region", { name: "There is a problem" })).toContainText(
    clinic.foreignNeurologist.name,
  );
  await expect(author.getByRole("main").getByText("Not saved", { exact: true })).toBeVisible();
  await expect(editor(author).reason).toHaveValue("Typed after it was taken over");
  expect((await treatmentOf(planId)).content).toEqual(content);
});

test("what changed after it was read is not signed: the difference is told, then it can be read again", async ({
  clinic,
  seatOf,
}) => {
  await givePassword(clinic.neurologist, PASSWORD);
  const { planId } = await aDraftedPlan(await aChart(clinic));
  const { id } = await treatmentOf(planId);
  const { page } = await seatOf(clinic.neurologist);
  const { page: elsewhere } = await seatOf(clinic.neurologist);
  const signing = new SigningPage(page, planId);
  await signing.open();
  await signing.decideAll();
  const shown = page.getByRole("table", { name: /^Treatments of version 1/ });
  await expect(shown).toContainText(/10\smg/);

  await visit(elsewhere, paths.draftTreatment(planId, id));
  await editor(elsewhere).dose.fill("20");
  await editor(elsewhere).done.click();
  await expect(elsewhere).toHaveURL(paths.draft(planId));

  await signing.sign(1, PASSWORD, "First plan");
  await expect(page.getByRole("region", { name: "There is a problem" })).toContainText("Nothing was signed");
  await expect(signing.changedSince.getByRole("listitem")).toHaveText([/amifampridine.*10\smg.*20\smg/i]);
  await expect(page.getByLabel(/^Reason for this plan/)).toHaveValue("First plan");
  await expectAccessible(page, "a refused signature");
  expect(await versionsOf(planId)).toEqual([]);

  await signing.changedSince.getByRole("button", { name: "Show it as it is now" }).click();
  await expect(shown).toContainText(/20\smg/);
  await expect(signing.changedSince).toHaveCount(0);
  await signing.decideAll();
  await signing.sign(1, PASSWORD, "First plan");
  await signing.expectSigned(1);
  expect(await versionsOf(planId)).toHaveLength(1);
});
