import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeNext } from "./safe-next";

const schemes = ["", "http:", "https:", "HTTPS:", "javascript:", "data:text/html,", "ftp:", "file:", "blob:", "ws:"];
const starts = [
  "",
  "/",
  "//",
  "///",
  "////",
  "\\",
  "/\\",
  "\\/",
  "\\\\",
  "/\t/",
  "/\n/",
  "\t//",
  " //",
  "/%09/",
  "/\u0000/",
];
const hosts = ["evil.example", "evil.example:443", "user@evil.example", "concord.invalid@evil.example", "еvil.example"];
const corpus = schemes.flatMap((scheme) =>
  starts.flatMap((start) => hosts.flatMap((host) => [`${scheme}${start}${host}`, `${scheme}${start}${host}/work?x=1`])),
);

/** Where a browser on our own page would really go. */
const goesTo = (path: string) => new URL(path, "https://concord.hospital.example/sign-in").origin;

describe("the way back after signing in", () => {
  it.each(["/work", "/patients/0190-1", "/plans/7/compare?from=1&to=2", "/admin/people?sort=-name"])(
    "keeps %s",
    (path) => {
      expect(safeNext(path, "/home")).toBe(path);
    },
  );

  it.each([
    ["/sign-in?next=/sign-in", "a page that would come straight back"],
    ["/api/auth/signout", "an address for machines"],
    ["/_next/data", "a part of the framework"],
    ["/x/..//evil.example", "a path that resolves to another host"],
    ["/x/%2e%2e//evil.example", "the same, encoded"],
    ["/work#/../..", "nothing after the mark is kept"],
    [undefined, "nothing"],
    [["/work"], "a repeated parameter"],
    [`/${"a".repeat(10_000)}`, "ten kilobytes"],
  ] as [string | string[] | undefined, string][])("takes the fallback or a bare path for %s (%s)", (given) => {
    expect(["/home", "/work"]).toContain(safeNext(given, "/home"));
  });

  it("never leaves the product, for a corpus of well over 300 hostile addresses", () => {
    expect(corpus.length).toBeGreaterThan(300);
    for (const given of corpus) {
      const path = safeNext(given, "/home");
      expect(goesTo(path), given).toBe("https://concord.hospital.example");
      expect(path.startsWith("/") && !/^\/[\\/]/.test(path), given).toBe(true);
    }
  });

  it("never throws and never leaves, for any text", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.webUrl(),
      fc.string().map((tail) => `/${tail}`),
    );
    fc.assert(
      fc.property(text, (given) => goesTo(safeNext(given, "/home")) === "https://concord.hospital.example"),
      { numRuns: 3_000, seed: 20261122 },
    );
  });
});
