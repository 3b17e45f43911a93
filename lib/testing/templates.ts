// Templates in a draft, for database tests: what a preview would send.
import { asDay, type Day } from "@/lib/domain/shared/day";
import type { TemplateArm } from "@/lib/domain/template/record";
import { templateById } from "@/lib/domain/template/templates";
import type { MergeTemplateInput } from "@/lib/features/template/input";
import type { DraftFixture } from "./drafts";

export type MergeOptions = {
  readonly templateId?: string;
  readonly arm?: TemplateArm;
  readonly dayZero?: Day;
  readonly lines?: readonly string[];
  readonly revision?: number;
};

/** Takes amifampridine and the physical therapy referral from the LEMS template, without cancer, unless told otherwise. */
export function mergeInput({ draftId }: Pick<DraftFixture, "draftId">, options: MergeOptions = {}): MergeTemplateInput {
  const {
    templateId = "lems",
    arm = "no-cancer",
    dayZero = asDay("2026-11-23"),
    lines = ["amifampridine", "physical-therapy-referral"],
    revision = 1,
  } = options;
  const template = templateById(templateId);
  if (!template) throw new Error(`no template ${templateId}`);
  return { draftId, revision, templateId, hash: template.hash, arm, dayZero, lines: [...lines] };
}
