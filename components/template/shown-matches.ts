// Templates for a diagnosis in two lists: those that fit, with the reasons, and all others.
import { type MatchedDiagnosis, matchTemplates } from "@/lib/domain/template/match";
import { templates } from "@/lib/domain/template/templates";
import type { ShownMatch } from "./match-list";

export interface ShownMatches {
  readonly fitting: readonly ShownMatch[];
  readonly others: readonly ShownMatch[];
}

export function shownMatches(diagnosis: MatchedDiagnosis, hrefOf: (id: string) => string): ShownMatches {
  const shown = (id: string, reasons: readonly string[]): ShownMatch[] =>
    templates
      .filter((template) => template.id === id)
      .map(({ name, version }) => ({ id, name, version, href: hrefOf(id), reasons }));
  const matches = matchTemplates(templates, diagnosis);
  const fits = new Set(matches.map((match) => match.templateId));
  return {
    fitting: matches.flatMap((match) => shown(match.templateId, match.reasons)),
    others: templates.filter((template) => !fits.has(template.id)).flatMap((template) => shown(template.id, [])),
  };
}
