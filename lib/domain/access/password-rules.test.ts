import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalPassword, PASSWORD_MAX, PASSWORD_MIN, passwordProblem } from "./password-rules";

const owner = { email: "ingrid.lindqvist@hospital.example", family: "Lindqvist", given: "Ingrid" };
const problem = (password: string) => passwordProblem(password, owner);

describe("the password rules", () => {
  it.each([
    "seven boats under rain",
    "kalt & grau ist der See",
    "пять зелёных слонов гуляют",
    "874519203764512",
    "Zażółć gęślą jaźń 7",
    "mother of Ingrid likes tea",
    "🐢🦀🐙🐬🐳🦈🐠🦐🐚🪸🐋🦭🐡🦑🪼 turtles",
  ])("take %s", (password) => {
    expect(problem(password)).toBeNull();
  });

  it.each([
    ["fourteen chars", /15 characters or more. This has 14/],
    ["a".repeat(129), /128 characters or fewer. This has 129/],
    ["passwordpassword", /tried first/],
    ["Password-Password", /tried first/],
    ["Correct horse battery staple", /tried first/],
    ["correct horse battery staple 99", /tried first/],
    ["aaaaaaaaaaaaaaaaaaa", /repeats/],
    ["secret secret secret", /repeats/],
    ["abababababababab", /repeats/],
    ["qwertzuiop asdfghjkl", /row of keys/],
    ["9876543210 0123456789", /row of keys/],
    ["Ingrid Lindqvist 1971", /your name/],
    ["lindqvist-concord-2026", /your name/],
    ["ingrid.lindqvist@hospital.example", /your name/],
    ["Concord hospital 12345", /your name/],
  ])("refuse %s and say why", (password, why) => {
    expect(problem(password)).toMatch(why);
  });

  it("count characters, not bytes: fifteen of any script are enough", () => {
    expect(problem("äöüßéèêñçøåæœþð")).toBeNull();
    expect(problem("äöüßéèêñçøåæœþ")).toMatch(/This has 14/);
  });

  it("never ask for kinds of characters: any long random text of the right length passes or is named", () => {
    const text = fc.string({ unit: "grapheme", minLength: 40, maxLength: 60 });
    fc.assert(
      fc.property(text, (password) => {
        const said = problem(password);
        const characters = [...normalPassword(password)].length;
        if (characters < PASSWORD_MIN || characters > PASSWORD_MAX) return said !== null;
        return said === null || !/upper|digit|symbol|special/i.test(said);
      }),
      { numRuns: 2_000, seed: 20261122 },
    );
  });

  it("hash the same password the same way however it was composed", () => {
    expect(normalPassword("Zürich fünf Möwen")).toBe(normalPassword("Zu\u0308rich fu\u0308nf Mo\u0308wen"));
  });
});
