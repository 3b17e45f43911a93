// What speech therapy found at a visit, and the one word the safety rules know for it.
import * as z from "zod";
import { fault } from "../plan/fields";
import { tabletForms, tabletWords } from "./tablet-forms";

const level = (from: number, to: number, problem: string) =>
  z.int({ error: problem }).min(from, problem).max(to, problem);

/** FOIS 1 (nothing by mouth) to 7 (full diet); IDDSI foods 3 to 7, drinks 0 to 4; null where it was not rated. */
export const swallowAssessmentSchema = z
  .strictObject(
    {
      nilByMouth: z.boolean({ error: "Say whether the patient is nil by mouth" }),
      tablets: z.enum(tabletForms, { error: "Choose how tablets can be taken" }),
      fois: level(1, 7, "FOIS is a level from 1 to 7").nullable(),
      iddsiFood: level(3, 7, "IDDSI for food is a level from 3 to 7").nullable(),
      iddsiDrink: level(0, 4, "IDDSI for drinks is a level from 0 to 4").nullable(),
    },
    { error: "Say whether the swallow was assessed" },
  )
  .superRefine((a, ctx) => {
    if (a.nilByMouth) {
      if (a.tablets !== "none") fault(ctx, ["tablets"], "Nil by mouth means no tablets by mouth: choose none");
      if (a.fois !== null && a.fois !== 1) fault(ctx, ["fois"], "Nil by mouth is FOIS level 1");
      if (a.iddsiFood !== null) fault(ctx, ["iddsiFood"], "Nil by mouth has no food level: leave it empty");
      if (a.iddsiDrink !== null) fault(ctx, ["iddsiDrink"], "Nil by mouth has no drink level: leave it empty");
    } else if (a.fois === 1) fault(ctx, ["nilByMouth"], "FOIS level 1 means nothing by mouth: choose nil by mouth");
  });
export type SwallowAssessment = z.infer<typeof swallowAssessmentSchema>;

export type SwallowWord = "safe" | "impaired" | "unsafe";

/**
 * The `swallow` observation that an assessment means; null when nothing found is abnormal and not everything was rated, since
 * silence is not "safe". FOIS: 1 is nothing by mouth, 7 a full diet (clinical/measures.json, fois). Product choice, clinically
 * reviewed: not yet: nil by mouth and "no tablets by mouth" are unsafe, since no tablet can then be given; any other
 * departure from a full diet, thin drinks and whole tablets is impaired.
 */
export function swallowOf({ nilByMouth, tablets, fois, iddsiFood, iddsiDrink }: SwallowAssessment): SwallowWord | null {
  if (nilByMouth || tablets === "none" || fois === 1) return "unsafe";
  const lowered = [
    fois !== null && fois < 7,
    iddsiFood !== null && iddsiFood < 7,
    iddsiDrink !== null && iddsiDrink > 0,
  ];
  if (tablets !== "whole" || lowered.some(Boolean)) return "impaired";
  return fois === null || iddsiFood === null || iddsiDrink === null ? null : "safe";
}

/** The assessment as short lines for reading. */
export function swallowLines(a: SwallowAssessment): string[] {
  return [
    ...(a.nilByMouth ? ["Nil by mouth"] : []),
    `Tablets: ${tabletWords[a.tablets].toLowerCase()}`,
    ...(a.fois === null ? [] : [`FOIS level ${a.fois}`]),
    ...(a.iddsiFood === null ? [] : [`IDDSI food level ${a.iddsiFood}`]),
    ...(a.iddsiDrink === null ? [] : [`IDDSI drinks level ${a.iddsiDrink}`]),
  ];
}
