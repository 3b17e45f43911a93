// From text to the entries of an R4 Bundle, or the one reason why not. Looks at structure only; every resource is
// judged on its own later, so that one bad resource does not cost the others.
import { fail, ok, type Result } from "@/lib/domain/shared/result";
import { findForbiddenKey } from "./forbidden-keys";
import type { ImportProblem } from "./import-problem";
import { isJsonObject, type JsonObject, jsonKind } from "./json-value";
import { IMPORT_LIMITS, type ImportLimits } from "./limits";
import { scanJson } from "./scan-json";

export type BundleEntry = {
  readonly index: number;
  readonly fullUrl: string | null;
  readonly method: string | null;
  readonly resource: JsonObject | null;
};

export type ParsedBundle = { readonly type: string; readonly entries: readonly BundleEntry[] };

// A history bundle carries superseded and deleted versions; messages and responses are conversations, not records.
const BUNDLE_TYPES = ["transaction", "batch", "collection", "searchset", "document"];

const AGAIN = "Export or download the file again and check that it arrived whole.";
const EXPORT = "Export the patient's record as a FHIR R4 Bundle in JSON.";

/** Reads R4 Bundle text within the limits; a refusal names the path, what is wrong and how to mend it. Never throws. */
export function readBundle(text: string, limits: ImportLimits = IMPORT_LIMITS): Result<ParsedBundle, ImportProblem> {
  const source = text.startsWith("\ufeff") ? text.slice(1) : text;
  const shape = scanJson(source, limits);
  if (!shape.ok) return shape;
  const json = parseJson(source, shape.value.endsEarly);
  if (!json.ok) return json;
  const forbidden = findForbiddenKey(json.value);
  if (forbidden !== null) {
    return fail({
      code: "forbidden-key",
      path: forbidden,
      message: "This key is not part of FHIR and could be used to attack the importing program.",
      mend: "Ask the sender where the file comes from; do not import it.",
    });
  }
  return bundleFrom(json.value, limits);
}

function parseJson(text: string, endsEarly: boolean): Result<unknown, ImportProblem> {
  // JSON.parse answers by throwing; its message quotes the file, so only the position is kept.
  try {
    return ok(JSON.parse(text));
  } catch (thrown) {
    if (endsEarly || text.trim() === "") {
      const message = text.trim() === "" ? "The file is empty." : "The file ends in the middle: it is truncated.";
      return fail({ code: "truncated", path: "(end of file)", message, mend: AGAIN });
    }
    const position = /position (\d+)/.exec(thrown instanceof Error ? thrown.message : "")?.[1];
    const path = position === undefined ? "(whole file)" : `(line ${lineAt(text, Number(position))})`;
    return fail({ code: "not-json", path, message: "The file is not valid JSON.", mend: EXPORT });
  }
}

function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < position; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}

function wrongType(path: string, expected: string, found: unknown): Result<never, ImportProblem> {
  const message = `Expected ${expected}, found ${jsonKind(found)}.`;
  return fail({ code: "wrong-type", path, message, mend: "Ask the sender for a valid FHIR R4 Bundle." });
}

function bundleFrom(json: unknown, limits: ImportLimits): Result<ParsedBundle, ImportProblem> {
  if (!isJsonObject(json)) return wrongType("(whole file)", "a FHIR Bundle object", json);
  const { resourceType, type, entry } = json;
  if (resourceType === undefined) {
    const message = "The file is JSON, but not FHIR: it has no resourceType.";
    return fail({ code: "not-fhir", path: "resourceType", message, mend: EXPORT });
  }
  if (typeof resourceType !== "string") return wrongType("resourceType", "the text “Bundle”", resourceType);
  if (resourceType !== "Bundle") {
    const message = "The file holds a single FHIR resource, not a Bundle.";
    return fail({ code: "not-a-bundle", path: "resourceType", message, mend: EXPORT });
  }
  if (typeof type !== "string") return wrongType("type", "a text (the kind of bundle)", type);
  if (!BUNDLE_TYPES.includes(type)) {
    const message = "This kind of bundle does not hold a patient's current record.";
    return fail({ code: "bundle-type", path: "type", message, mend: `Send one of: ${BUNDLE_TYPES.join(", ")}.` });
  }
  if (!Array.isArray(entry)) return wrongType("entry", "a list of entries", entry);
  if (entry.length > limits.entries) {
    const message = `The bundle has more than ${limits.entries} entries.`;
    const mend = "Ask the sender for one patient's bundle, without claims and attachments.";
    return fail({ code: "too-many-entries", path: "entry", message, mend });
  }
  return entriesFrom(type, entry);
}

function entriesFrom(type: string, raw: readonly unknown[]): Result<ParsedBundle, ImportProblem> {
  const entries: BundleEntry[] = [];
  for (const [index, entry] of raw.entries()) {
    const path = `entry[${index}]`;
    if (!isJsonObject(entry)) return wrongType(path, "an object", entry);
    const { fullUrl, resource, request } = entry;
    if (fullUrl !== undefined && typeof fullUrl !== "string") return wrongType(`${path}.fullUrl`, "a text", fullUrl);
    if (resource !== undefined && !isJsonObject(resource)) return wrongType(`${path}.resource`, "an object", resource);
    if (request !== undefined && !isJsonObject(request)) return wrongType(`${path}.request`, "an object", request);
    const method = typeof request?.method === "string" ? request.method : null;
    entries.push({ index, fullUrl: fullUrl ?? null, method, resource: resource ?? null });
  }
  return ok({ type, entries });
}
