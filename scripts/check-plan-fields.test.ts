import { expect, test } from "vitest";
import { repeatedField } from "./check-plan/repeated-field";

test.each([
  ['{"plan":[],"plan":[]}', "plan"],
  ['{"facts":{"labs":{"sodium":{"value":1},"sodium":{"value":2}}}}', "facts.labs.sodium"],
  ['{"plan":[{"item":"a"},{"item":"b","days":[1,2],"item":"c"}]}', "plan[1].item"],
  ['{"a":{"b":1},"\\u0061":2}', "a"],
])("%s repeats %s", (text, path) => {
  expect(repeatedField(text)).toBe(path);
});

test.each([
  '{"a":{"b":1},"c":{"b":1}}',
  '[{"a":1},{"a":1}]',
  '{"text":"{\\"a\\":1,\\"a\\":2}","a":"a: , ]"}',
  "[]",
  "1",
])("%s repeats nothing", (text) => {
  expect(repeatedField(text)).toBeNull();
});
