// One treatment of every kind, for tests that must hold for all of them.
import type { Treatment } from "@/lib/domain/plan/treatment";
import { aDrug, anSlpReferral, aPtReferral, aSteroid } from "./builders";
import {
  aCheckpointInhibitor,
  aMonitoring,
  anIvig,
  aPlasmaExchange,
  aProcedure,
  aRadiotherapy,
  aRegimen,
  aSurgery,
  aVaccine,
} from "./course-builders";

export function everyKind(): Treatment[] {
  return [
    aDrug(),
    aSteroid(),
    aPtReferral(),
    anSlpReferral(),
    aRegimen(),
    aCheckpointInhibitor(),
    aSurgery(),
    aRadiotherapy(),
    aPlasmaExchange(),
    anIvig(),
    aVaccine(),
    aMonitoring(),
    aProcedure(),
  ];
}
