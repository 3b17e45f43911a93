// Therapists see referrals, not charts: no address, no answer of the server and no list tells them of anybody else.
import { paths } from "@/lib/platform/paths";
import { aDrug } from "@/lib/testing/builders";
import { aChart, anObservation } from "@/lib/testing/charts";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { expect, test } from "../fixtures";
import { visit } from "../visit";

const CANARY = "Kanarienvogel";

test("a therapist without a referral finds no chart, plan or version by its address, nor a trace in an answer", async ({
  clinic,
  seatOf,
}) => {
  const chart = await aChart(clinic, { family: CANARY, mrn: `${CANARY}-${Date.now()}` });
  await anObservation(chart, "weight", "68.4", "kg", { text: CANARY });
  const { planId } = await aPlanRow(chart, { title: CANARY });
  await aSignedVersion(chart, planId, 1, [withOwnId(aDrug({ reason: CANARY }))]);
  const other = await aChart(clinic, { family: CANARY });
  const drafted = await aDraftedPlan(other, [aDrug({ reason: CANARY })]);
  const { patientId } = chart;
  const addresses = [
    paths.patient(patientId),
    paths.editPatient(patientId),
    paths.results(patientId),
    paths.observation(patientId, "weight"),
    paths.medications(patientId),
    paths.diagnosis(patientId),
    paths.newDiagnosis(patientId),
    paths.history(patientId),
    paths.team(patientId),
    paths.patientPlans(patientId),
    paths.newPlan(patientId),
    paths.plan(planId),
    paths.versions(planId),
    paths.version(planId, 1),
    paths.compare(planId, 1, 1),
    paths.endPlan(planId),
    paths.draft(drafted.planId),
    paths.newTreatment(drafted.planId),
    paths.review(drafted.planId),
    paths.patients,
    paths.plans,
    paths.importPatient,
    paths.oversight,
    paths.audit,
    paths.people,
  ];
  const neurologist = await seatOf(clinic.neurologist);
  for (const path of [paths.patient(patientId), paths.versions(planId), paths.review(drafted.planId)]) {
    const response = await neurologist.context.request.get(path);
    expect((await response.text()).includes(CANARY), `the neurologist reads ${path}`).toBe(true);
  }

  const { page, context } = await seatOf(clinic.physicalTherapist);
  for (const path of addresses) {
    await visit(page, path);
    await expect(page.getByRole("heading", { level: 1 }), path).toHaveText("Not found");
    for (const accept of ["text/html", "text/x-component"]) {
      const answer = await context.request.get(path, {
        headers: { accept, ...(accept === "text/html" ? {} : { rsc: "1" }) },
      });
      expect((await answer.text()).includes(CANARY), `${path} tells of a patient`).toBe(false);
    }
  }
  for (const path of [paths.work, paths.referrals, `${paths.patientSearch}?q=${CANARY.slice(0, 5)}`]) {
    const answer = await context.request.get(path);
    expect((await answer.text()).includes(CANARY), `${path} tells of a patient`).toBe(false);
  }
});
