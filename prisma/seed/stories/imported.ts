// Came as a file yesterday: lists not reviewed, medicines not confirmed.
import { createHash } from "node:crypto";
import { importPatient } from "@/lib/features/import/commands/import-patient";
import { LIVING_ADULT, livingAdultBundle } from "@/lib/testing/fhir/living-adult-bundle";
import { act } from "../act";
import type { World } from "../world";

export async function imported(world: World): Promise<void> {
  const { clock, people } = world;
  const bundle = JSON.stringify(livingAdultBundle(clock.day(-1)))
    .replaceAll(LIVING_ADULT.mrn, "DEMO-0029")
    .replaceAll(`"${LIVING_ADULT.family}"`, '"Zz-Sample"')
    .replaceAll(`"${LIVING_ADULT.given}"`, '"Oskar"')
    .replaceAll('"female"', '"male"')
    .replaceAll(LIVING_ADULT.born, "1957-09-30");
  await act(clock.at(-1, "16:00"), importPatient, people.actors.quinn, {
    text: bundle,
    fileHash: createHash("sha256").update(bundle, "utf8").digest("hex"),
    mrn: null,
    sexAtBirth: "male",
    teamId: people.teams.general,
    leadId: people.actors.quinn.id,
    medicines: [],
    allergies: [],
  });
}
