// Measures JSON text before it is parsed, in one pass and without recursion, so that a bomb costs no more than a
// read of its first bytes over the limit.
import { fail, ok, type Result } from "@/lib/domain/shared/result";
import type { ImportProblem, ImportProblemCode } from "./import-problem";
import type { ImportLimits } from "./limits";

/** Whether the text stops inside a string or with open brackets, as a half-downloaded file does. */
export type JsonShape = { readonly endsEarly: boolean };

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const COLON = 58;
const OPEN = new Set([91, 123]);
const CLOSE = new Set([93, 125]);

const WHOLE_FILE = "(whole file)";
const SMALLER = "Ask the sender for one patient's bundle, without claims and attachments.";

function over(code: ImportProblemCode, message: string): Result<never, ImportProblem> {
  return fail({ code, path: WHOLE_FILE, message, mend: SMALLER });
}

function tooLarge(limits: ImportLimits): Result<never, ImportProblem> {
  return over("too-large", `The file is larger than ${Math.round(limits.bytes / 1024 / 1024)} MB.`);
}

function utf8Bytes(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  // Each half of a surrogate pair counts two of the pair's four bytes.
  return unit >= 0xd800 && unit <= 0xdfff ? 2 : 3;
}

/** Checks size, keys, values, depth and string lengths of JSON text against the limits; says whether it ends early. */
export function scanJson(text: string, limits: ImportLimits): Result<JsonShape, ImportProblem> {
  if (text.length > limits.bytes) return tooLarge(limits);
  let bytes = 0;
  let keys = 0;
  let values = 0;
  let depth = 0;
  let stringStart = -1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    bytes += utf8Bytes(unit);
    if (stringStart >= 0) {
      if (unit === BACKSLASH) {
        at += 1;
        bytes += 1;
      } else if (unit === QUOTE) {
        if (at - stringStart > limits.stringLength) {
          return over("string-too-long", `A text in it is longer than ${limits.stringLength} characters.`);
        }
        stringStart = -1;
      }
    } else if (unit === QUOTE) stringStart = at;
    else if (unit === COLON) keys += 1;
    else if (unit === COMMA) values += 1;
    else if (OPEN.has(unit)) depth += 1;
    else if (CLOSE.has(unit)) depth -= 1;
    if (keys > limits.keys) return over("too-many-keys", `It holds more than ${limits.keys} keys.`);
    if (values > limits.values) return over("too-many-values", `It holds more than ${limits.values} values.`);
    if (depth > limits.depth) return over("too-deep", `It is nested deeper than ${limits.depth} levels.`);
  }
  return bytes > limits.bytes ? tooLarge(limits) : ok({ endsEarly: stringStart >= 0 || depth > 0 });
}
