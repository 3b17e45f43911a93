// The facts of an imaginary patient as stored, for tests of what judges them: a test names only what matters to it.
import { readStoredFacts, type StoredFacts } from "@/lib/domain/safety/app/stored-facts";

interface Observed {
  readonly code: string;
  readonly value?: string;
  readonly word?: string;
  readonly on: string;
}

interface FactsOver {
  readonly born?: string;
  readonly sexAtBirth?: "female" | "male" | "not-known";
  readonly deceased?: boolean;
  readonly observations?: readonly Observed[];
  readonly conditions?: readonly (
    | string
    | { readonly code: string | null; readonly text: string; readonly status: string }
  )[];
  readonly allergies?: readonly {
    readonly substance: string | null;
    readonly text?: string;
    readonly status?: string;
  }[];
  readonly medicines?: readonly { readonly agent: string | null; readonly text?: string; readonly status?: string }[];
  readonly reviewed?: readonly string[];
  readonly answers?: Readonly<Record<string, string>>;
  readonly askedOn?: string;
  readonly consents?: readonly unknown[];
}

/** A woman of 65 with nothing recorded, not even that nothing was found. */
export function someFacts(over: FactsOver = {}): StoredFacts {
  const { askedOn = "2026-11-20" } = over;
  return readStoredFacts({
    patient: {
      born: over.born ?? "1961-04-09",
      sexAtBirth: over.sexAtBirth ?? "female",
      deceased: over.deceased ?? false,
    },
    observations: (over.observations ?? []).map(({ code, value, word, on }) => ({
      id: code,
      code,
      text: null,
      value: value ?? null,
      valueText: word ?? null,
      unit: null,
      standard: value ?? null,
      standardUnit: null,
      takenAt: `${on}T08:00:00Z`,
      takenOn: on,
    })),
    conditions: (over.conditions ?? []).map((one) =>
      typeof one === "string" ? { id: one, code: one, text: one, status: "active" } : { id: one.text, ...one },
    ),
    allergies: (over.allergies ?? []).map(({ substance, text, status = "active" }, n) => ({
      id: String(n),
      substance,
      text: text ?? substance,
      status,
    })),
    homeMedicines: (over.medicines ?? []).map(({ agent, text, status = "current" }, n) => ({
      id: String(n),
      agent,
      text: text ?? agent,
      status,
    })),
    vaccinations: [],
    reviews: (over.reviewed ?? []).map((list) => ({ list, noneKnown: false, reviewedAt: `${askedOn}T08:00:00Z` })),
    gatekeeper: Object.entries(over.answers ?? {}).map(([question, answer]) => ({
      question,
      answer,
      askedAt: `${askedOn}T08:00:00Z`,
    })),
    consents: over.consents ?? [],
  });
}
