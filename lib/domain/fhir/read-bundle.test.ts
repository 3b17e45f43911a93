import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepBundle, hugeBundle, MALFORMED_FILES, manyKeys } from "@/lib/testing/fhir/malformed-bundles";
import { importProblemSentence } from "./import-problem";
import { IMPORT_LIMITS } from "./limits";
import { proposeImport } from "./propose-import";
import { readBundle } from "./read-bundle";

function readAll(text: string) {
  const bundle = readBundle(text);
  return bundle.ok ? proposeImport(bundle.value, { agentFor: () => null }) : bundle;
}

describe("a file that is no patient record", () => {
  it.each(MALFORMED_FILES)("$name is refused as $code with one sentence", ({ code, text }) => {
    const read = readAll(text());
    if (read.ok) throw new Error("was accepted");
    expect(read.problem.code).toBe(code);
    expect(importProblemSentence(read.problem)).toMatch(/^[^ ].*: .+\. .+\.$/);
  });

  it("the refusal names the place", () => {
    const path = (text: string) => {
      const read = readAll(text);
      return read.ok ? null : read.problem.path;
    };
    expect(path('{"resourceType":"Bundle","type":"batch","entry":{}}')).toBe("entry");
    expect(path('{"resourceType":"Bundle","type":"batch","entry":[{},{"resource":[]}]}')).toBe("entry[1].resource");
    expect(path('{"resourceType":"Bundle","type":"batch","entry":[{"resource":{"a":[{"__proto__":1}]}}]}')).toBe(
      "entry[0].resource.a[0].__proto__",
    );
    expect(path('{\n"a": 1,\n"b" 2}')).toBe("(line 3)");
  });

  it("never quotes the file in a refusal", () => {
    const read = readBundle('{"name": "Secret-Person" "x"}');
    expect(JSON.stringify(read)).not.toContain("Secret");
  });
});

describe("the caps", () => {
  const code = (text: string) => {
    const read = readBundle(text);
    return read.ok ? "read" : read.problem.code;
  };

  it("lie exactly where they say", () => {
    expect(code(manyKeys(IMPORT_LIMITS.keys - 4))).toBe("read");
    expect(code(manyKeys(IMPORT_LIMITS.keys - 3))).toBe("too-many-keys");
    expect(code(hugeBundle(IMPORT_LIMITS.stringLength - 1))).toBe("read");
    expect(code(hugeBundle(IMPORT_LIMITS.stringLength))).toBe("string-too-long");
    expect(code(deepBundle(31))).toBe("too-deep");
    expect(code(deepBundle(30))).toBe("wrong-type");
  });

  it("count bytes, not characters", () => {
    const limits = { ...IMPORT_LIMITS, bytes: 200 };
    const text = (name: string) => `{"resourceType":"Bundle","type":"batch","entry":[],"name":"${name}"}`;
    expect(readBundle(text("a".repeat(100)), limits).ok).toBe(true);
    expect(readBundle(text("é".repeat(100)), limits).ok).toBe(false);
    expect(readBundle(text("€".repeat(50)), limits).ok).toBe(false);
  });

  it("do not count brackets and colons inside texts", () => {
    const name = `${'[{:,\\"'.repeat(1000)}\\\\`;
    expect(code(`{"resourceType":"Bundle","type":"batch","entry":[],"name":"${name}"}`)).toBe("read");
  });
});

describe("any input", () => {
  it("a byte order mark is no defect", () => {
    expect(readBundle('\ufeff{"resourceType":"Bundle","type":"batch","entry":[]}').ok).toBe(true);
  });

  it("random text and random JSON never throw", () => {
    const isAnswered = (text: string) => {
      expect(typeof readAll(text).ok).toBe("boolean");
    };
    fc.assert(fc.property(fc.string(), isAnswered), { seed: 1 });
    fc.assert(fc.property(fc.json(), isAnswered), { seed: 2 });
  });
});
