import { expect, test } from "vitest";
import { eventWords } from "./event-words";

test.each([
  ["patient.read", "Opened the chart"],
  ["allergy.recorded", "Recorded an allergy"],
  ["observation.entered-in-error", "Marked a value as entered in error"],
  ["home-medicine.mapped", "Confirmed which medicine it is"],
  ["visit.attended", "Recorded a visit as attended"],
  ["visit.entered-in-error", "Marked a visit as entered in error"],
  ["something.new-here", "Something new here"],
  ["constructor", "Constructor"],
])("%s reads %s", (code, words) => {
  expect(eventWords(code)).toBe(words);
});
