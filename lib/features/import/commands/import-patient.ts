import { v7 as uuid } from "uuid";
import { createdCounts, usableRecordNumber } from "@/lib/domain/fhir/import-preview";
import type { ProposedPatient } from "@/lib/domain/fhir/patient";
import { dayInZone } from "@/lib/domain/shared/instant";
import { addImportedFacts, openChart } from "@/lib/features/patient/on-import";
import { type Command, command, type Run } from "@/lib/platform/command";
import { done, type Refusal, refused } from "@/lib/platform/outcome";
import { confirmedMappings } from "../confirmed";
import type { ImportPatientInput } from "../input";
import { hashOf, readFileText, unreadable } from "../read-file";
import { factRows } from "../rows";
import { importOfFile, insertImport } from "../store";

export type Imported = { readonly importId: string; readonly patientId: string };

/**
 * Reads the file again, compares it with what was previewed, and opens a chart with everything in it, or writes nothing.
 * The lists of the new chart are not reviewed by this: that is for a person with the patient.
 */
export const importPatient: Command<ImportPatientInput, Imported> = command<ImportPatientInput, Imported>({
  name: "patient.import",
  needs: "patient:import",
  on: () => ({ kind: "none" }),
  async run(run) {
    const { tx, actor, now, input } = run;
    const fileHash = hashOf(input.text);
    if (fileHash !== input.fileHash) return refused("file-changed");
    const zone = await zoneOfTeam(run);
    const today = dayInZone(now, zone);
    const read = readFileText(input.text, { now, today });
    if (!read.ok) return unreadable(read.problem);
    const proposal = read.value;
    const before = await importOfFile(tx, fileHash);
    if (before !== null) return refused("imported-before", { details: { importId: before } });
    const identity = identityOf(proposal.patient, input);
    if (!identity.ok) return identity;
    const mappings = confirmedMappings(proposal, input);
    if (mappings === null) return refused("not-proposed");

    const importId = uuid();
    const { death } = proposal.patient;
    const died = death.state === "dead" ? (death.at?.day ?? null) : null;
    const chart = await openChart(tx, run, {
      mrn: identity.mrn,
      family: proposal.patient.family,
      given: proposal.patient.given.join(" "),
      born: proposal.patient.born,
      sexAtBirth: identity.sexAtBirth,
      teamId: input.teamId,
      leadId: input.leadId,
      deceased: death.state === "dead",
      deceasedOn: died !== null && died <= today ? died : null,
      sourceImportId: importId,
    });
    if (!chart.ok) return chart;
    const { patientId } = chart;
    const recordedAt = new Date(now);
    await insertImport(tx, { id: importId, patientId, fileHash, createdAt: recordedAt, createdBy: actor.id }, proposal);
    const rows = factRows(proposal, { ...mappings, by: actor.id, at: now, zone });
    await addImportedFacts(tx, rows, {
      patientId,
      importId,
      source: "Imported file (FHIR)",
      recordedAt,
      recordedBy: actor.id,
    });
    const detail = { ...createdCounts(proposal), rejected: proposal.rejected.length };
    return done({ importId, patientId }, [
      { action: "patient.registered", patientId, object: { type: "patient", id: patientId } },
      { action: "patient.imported", patientId, object: { type: "import", id: importId }, detail },
    ]);
  },
});

async function zoneOfTeam({ tx, actor, input }: Run<ImportPatientInput>): Promise<string> {
  const team = await tx.team.findUnique({ where: { id: input.teamId }, select: { site: { select: { zone: true } } } });
  return team?.site.zone ?? actor.siteZone;
}

type Identity = { readonly ok: true; readonly mrn: string; readonly sexAtBirth: "female" | "male" | "not-known" };

/** What the file says goes before what was typed; what neither says is asked for. */
function identityOf(patient: ProposedPatient, input: ImportPatientInput): Identity | Refusal {
  const mrn = usableRecordNumber(patient.mrn) ?? input.mrn;
  const sexAtBirth = patient.sexAtBirth ?? input.sexAtBirth;
  if (mrn !== null && sexAtBirth !== null) return { ok: true, mrn, sexAtBirth };
  return refused("not-recordable", {
    fields: {
      ...(mrn === null ? { mrn: "Enter the medical record number" } : {}),
      ...(sexAtBirth === null ? { sexAtBirth: "Choose the sex at birth, or Not known" } : {}),
    },
  });
}
