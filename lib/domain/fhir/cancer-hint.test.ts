import { expect, it } from "vitest";
import { cancerHints } from "./cancer-hint";
import type { ProposedCondition } from "./proposal";

const condition = (text: string): ProposedCondition => ({
  entry: 1,
  path: "entry[1].resource",
  text,
  codes: [],
  snomed: null,
  clinicalStatus: "active",
  verification: "confirmed",
  onset: null,
  onsetText: null,
  ended: null,
  recorded: null,
});

it.each([
  ["Small cell carcinoma of lung (disorder)", true],
  ["Suspected lung cancer (situation)", true],
  ["Mature cystic teratoma of ovary", true],
  ["Thymoma", true],
  ["Acute myeloid leukaemia", true],
  ["Hodgkin lymphoma in remission", true],
  ["Benign neoplasm of colon", false],
  ["Family history of cancer", false],
  ["Screening for malignant neoplasm", false],
  ["Hypertension", false],
])("“%s” is worth a look at the cancer status: %s", (text, hint) => {
  expect(cancerHints([condition(text)]).length === 1).toBe(hint);
});
