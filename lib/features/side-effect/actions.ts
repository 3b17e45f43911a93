"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import { markSideEffectInError, resolveSideEffect } from "./commands/correct-side-effect";
import { decideSideEffect } from "./commands/decide-side-effect";
import { recordSideEffect } from "./commands/record-side-effect";
import { decideSideEffectInput, recordSideEffectInput, resolveSideEffectInput, sideEffectInErrorInput } from "./input";
import { sideEffectMessages as messages } from "./messages";

const refresh = ({ planId, treatmentId }: { readonly planId: string; readonly treatmentId: string }) => [
  paths.sideEffects(planId, treatmentId),
  paths.plan(planId),
];

export const recordSideEffectAction = action(recordSideEffect, { input: recordSideEffectInput, messages, refresh });
export const markSideEffectInErrorAction = action(markSideEffectInError, {
  input: sideEffectInErrorInput,
  messages,
  refresh,
});
export const resolveSideEffectAction = action(resolveSideEffect, { input: resolveSideEffectInput, messages, refresh });
export const decideSideEffectAction = action(decideSideEffect, { input: decideSideEffectInput, messages, refresh });
