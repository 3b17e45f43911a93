import type { TemplateArm } from "@/lib/domain/template/record";

export const armWords: Readonly<Record<TemplateArm, string>> = {
  "cancer-found": "A cancer was found",
  "no-cancer": "No cancer was found",
};
