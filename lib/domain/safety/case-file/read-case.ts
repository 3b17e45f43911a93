// Reads a case file (a vignette of the clinical data, or its facts alone) into what the safety engine is given. Strict:
// whatever could change an answer and cannot be understood is an error that names its place. Facts that are not there
// are none: the engine then cannot tell. Big (it knows the catalogue): for the command line, not for the browser.

import { conditionIds } from "@/lib/domain/knowledge/conditions";
import type { EngineInput, PlanRow } from "@/lib/domain/safety/engine-input";
import { fail, ok, type Result } from "@/lib/domain/shared/result";
import { isAllergenId, isMedicineId } from "./known-ids";
import { labsAt } from "./labs";
import { knownIdsAt, sortedIdsAt } from "./lists";
import { nearMisses } from "./near-miss";
import { diagnosisAt, functionAt, patientAt } from "./person";
import { planRowAt } from "./plan-row";
import type { CaseProblem } from "./problem";
import { dayAt } from "./scalars";
import { complain, entriesAt, type Fields, fieldAt, fieldsAt, isUnsaid, type Spot, within } from "./spot";

export const CASE_LIMITS = { bytes: 5_000_000, planRows: 2000, problems: 50 } as const;

const sections = ["patient", "function", "diagnosis", "conditions", "allergies", "homeMedications", "labs", "plan"];
const times = ["asOfDay", "reviewDate"];

export interface ReadCase {
  readonly input: EngineInput;
  /** For each plan row of the input its index in the plan of the file, which also lists what is held or stopped. */
  readonly fileRows: readonly number[];
}

/** Where the facts are: the whole file, or its `facts`, whose wrapper may add the day of the check and the review day. */
function factsAt(root: Spot): { readonly spot: Spot; readonly wrapper: Fields } | null {
  const wrapper = fieldsAt(root);
  if (!wrapper) return null;
  if (!wrapper.has("facts")) return { spot: root, wrapper: new Map() };
  for (const key of wrapper.keys()) {
    const at = fieldAt(root, wrapper, key);
    if (sections.includes(key)) complain(at, "this belongs inside facts", "Move it into facts");
    const meant = times.includes(key) ? [] : nearMisses(key, times);
    if (meant[0] !== undefined) complain(at, "this field is not known", `Did you mean ${meant[0]}?`);
  }
  return { spot: fieldAt(root, wrapper, "facts"), wrapper };
}

/** A day of the facts or of their wrapper; saying two different ones is an error. */
function timeAt(inner: Spot, outer: Spot): number | undefined {
  const days = [dayAt(inner), isUnsaid(outer) ? undefined : dayAt(outer)];
  const [first, second] = days;
  if (first !== undefined && second !== undefined && first !== second)
    complain(outer, `day ${second} here, but day ${first} in facts`, "Say it once");
  return first ?? second;
}

function planAt(spot: Spot): { readonly plan: readonly PlanRow[]; readonly fileRows: readonly number[] } {
  if (isUnsaid(spot)) complain(spot, "the plan is missing", "Write the list of treatments, [] when there are none");
  const entries = isUnsaid(spot) ? [] : (entriesAt(spot, CASE_LIMITS.planRows) ?? []);
  const active = entries.flatMap((entry, index) => {
    const read = planRowAt(entry);
    return read && !read.inactive ? [{ row: read.row, index }] : [];
  });
  return { plan: active.map(({ row }) => row), fileRows: active.map(({ index }) => index) };
}

/** A whole case file or its facts alone, with the mapping of its plan rows; or everything that is wrong with it, at most 50 problems. */
export function readCaseFile(json: unknown): Result<ReadCase, readonly CaseProblem[]> {
  const problems: CaseProblem[] = [];
  const report = (problem: CaseProblem) => {
    if (problems.length < CASE_LIMITS.problems) problems.push({ ...problem, path: problem.path || "the file" });
  };
  const root: Spot = { path: "", value: json, report };
  const found = factsAt(root);
  const fields = found && fieldsAt(found.spot, [...sections, ...times]);
  if (!found || !fields) return fail(problems);
  const at = (key: string) => fieldAt(found.spot, fields, key);
  const time = (key: string) => timeAt(at(key), within(root, key, found.wrapper.get(key)));

  const asOfDay = time("asOfDay");
  const reviewDay = time("reviewDate");
  const home = sortedIdsAt(at("homeMedications"), isMedicineId);
  const allergies = sortedIdsAt(at("allergies"), isAllergenId);
  const { plan, fileRows } = planAt(at("plan"));
  const input: EngineInput = {
    patient: patientAt(at("patient")),
    function: functionAt(at("function")),
    diagnosis: diagnosisAt(at("diagnosis")),
    conditions: knownIdsAt(at("conditions"), conditionIds, "a condition id such as epilepsy"),
    allergies: allergies.list,
    homeMedications: home.list,
    unmappedMedicines: home.unmapped,
    unmappedAllergies: allergies.unmapped,
    labs: labsAt(at("labs"), asOfDay ?? 0),
    plan,
    ...(asOfDay !== undefined && { asOfDay }),
    ...(reviewDay !== undefined && { reviewDay }),
    stale: {},
  };
  return problems.length > 0 ? fail(problems) : ok({ input, fileRows });
}

/** What the safety engine is given for a whole case file or its facts alone; or everything that is wrong with it. */
export function readCase(json: unknown): Result<EngineInput, readonly CaseProblem[]> {
  const read = readCaseFile(json);
  return read.ok ? ok(read.value.input) : read;
}
