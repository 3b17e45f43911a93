"use server";
import { action } from "@/lib/platform/action";
import { explainDeviation } from "./commands/explain-deviation";
import { mergeTemplate } from "./commands/merge-template";
import { explainDeviationInput, mergeTemplateInput } from "./input";
import { templateMessages as messages } from "./messages";

export const mergeTemplateAction = action(mergeTemplate, { input: mergeTemplateInput, messages });
export const explainDeviationAction = action(explainDeviation, { input: explainDeviationInput, messages });
