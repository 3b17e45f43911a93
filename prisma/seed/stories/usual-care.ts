// What goes with other treatments again and again.
import type { Kit } from "./start";

type Span = { readonly start: number; readonly end: number };

/** Cover while a steroid runs for months: pneumocystis, bone and stomach. */
export const steroidCover = (kit: Kit, span: Span) => ({
  pneumocystis: kit.drug("immunosuppression", "trimethoprim-sulfamethoxazole", {
    ...span,
    reason: "Pneumocystis prevention while prednisone is 20 mg or more",
    doses: [["1", "{tablet}", "three-times-weekly", span.start]],
    strength: "160 mg / 800 mg",
    supportive: true,
  }),
  bone: kit.drug("immunosuppression", "calcium-vitamin-d", {
    ...span,
    reason: "Bone protection during long steroid treatment",
    doses: [["1", "{tablet}", "twice-daily", span.start]],
    strength: "600 mg / 400 units",
    supportive: true,
  }),
  stomach: kit.drug("immunosuppression", "pantoprazole", {
    ...span,
    reason: "Stomach protection during high-dose steroid",
    doses: [["40", "mg", "every-morning", span.start]],
    strength: "40 mg",
    supportive: true,
  }),
});

/** Before and after each cycle of chemotherapy. */
export const antiemetic = (kit: Kit, span: Span) =>
  kit.drug("cancer", "ondansetron", {
    ...span,
    reason: "Nausea on the days of chemotherapy",
    doses: [["8", "mg", "as-needed", span.start]],
    strength: "8 mg",
    supportive: true,
    asNeeded: { for: "nausea", most: "16", unit: "mg" },
  });

export const countsBeforeCycles = (kit: Kit, span: Span) =>
  kit.monitoring("cancer", {
    ...span,
    name: "Blood count and kidney function before each cycle",
    reason: "A cycle is given only with counts and clearance known",
    values: ["neutrophils", "platelets", "haemoglobin", "creatinine"],
    everyDays: 21,
    actOn: "Neutrophils below 1.5 or platelets below 100: call oncology before the cycle",
  });

export const steroidWatch = (kit: Kit, span: Span) =>
  kit.monitoring("immunosuppression", {
    ...span,
    name: "Steroid monitoring",
    reason: "Glucose, potassium and blood pressure on prednisone",
    values: ["glucose", "potassium", "systolic-bp"],
    everyDays: 14,
    actOn: "Fasting glucose above 180 mg/dL: call the prescriber",
  });
