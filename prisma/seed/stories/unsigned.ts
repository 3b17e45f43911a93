// A first draft that nobody has signed, with one treatment still incomplete.
import { draftPlan, jotDown } from "../plan";
import type { World } from "../world";
import { begin, who } from "./start";

export async function unsigned(world: World): Promise<void> {
  const patient = who(
    [26, "Dubois", "Camille", 37, "female"],
    "general",
    "quinn",
    -5,
    ["59.4", "170", "0.68", "38"],
    ["bakker"],
  );
  const { chart, diagnosisId, kit } = await begin(world, patient, {
    answers: { "childbearing-potential": "yes" },
    notAsked: ["pregnant", "breastfeeding", "hla-b1502-ancestry"],
    screened: false,
    diagnosis: {
      phenotype: "other-defined-phenotype",
      onset: -60,
      antibodies: [["gfap", "found", "csf"]],
      tumour: { status: "not-looked-for" },
      note: "GFAP astrocytopathy; tumour screen requested.",
    },
  });
  const plan = await draftPlan(chart, -4, diagnosisId, "GFAP astrocytopathy", {
    pulse: kit.pulse({ start: 1, reason: "First attack with optic disc oedema" }),
    screen: kit.procedure("cancer", null, {
      start: 3,
      name: "FDG PET-CT",
      site: "whole body",
      question: "Is there a tumour?",
      reason: "Ovarian teratoma has been described",
    }),
  });
  await jotDown(plan, -4, { kind: "steroid", lane: "immunosuppression", agent: "prednisone", name: "Prednisone" });
}
