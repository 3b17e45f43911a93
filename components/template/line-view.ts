// A template line in the words of the screens. Made on the server: the clinical data stays there.
import { ruleById } from "@/lib/domain/knowledge/rules";
import { sourceByRef } from "@/lib/domain/knowledge/source";
import { kindLabels, laneLabels } from "@/lib/domain/plan/labels";
import type { Lane } from "@/lib/domain/plan/lanes";
import { hintText } from "@/lib/domain/template/hint-text";
import { cancersInWords } from "@/lib/domain/template/offer";
import type { TemplateArm } from "@/lib/domain/template/record";
import type { StartingLine } from "@/lib/domain/template/start";
import type { TemplateLine } from "@/lib/domain/template/template";
import { type MedicineName, tallMan } from "@/lib/domain/wording/medicine-name";

export interface LineView {
  readonly id: string;
  readonly name: MedicineName;
  /** Kind and lane, once where they are the same words. */
  readonly place: string;
  readonly lane: Lane;
  /** The template's dose as prose, in the wording of the screens. */
  readonly dose: string;
  readonly why: string;
  readonly note: string | null;
  /** Safety rules to keep in view. */
  readonly rules: readonly { readonly id: string; readonly title: string }[];
  readonly when: string | null;
  /** "duloxetine or gabapentin", when one of them is enough. */
  readonly oneOf: string | null;
  readonly accompanies: string | null;
  readonly companions: readonly string[];
  readonly arm: TemplateArm | "both";
  readonly cancers: string | null;
  readonly starts: string;
  readonly start: StartingLine;
  readonly choice: string | null;
}

/** A note without the ids of rules and sources that the data puts in brackets, and the rules. */
export function noteOf(note: string): { readonly text: string; readonly rules: readonly string[] } {
  const rules: string[] = [];
  const text = note
    .replace(/\s*\((?:rules? )?([a-z0-9-]+(?:, [a-z0-9-]+)*)\)/g, (whole, list: string) => {
      const ids = list.split(", ");
      if (!ids.every((id) => ruleById(id) || sourceByRef(id))) return whole;
      rules.push(...ids.filter((id) => ruleById(id)));
      return "";
    })
    .trim();
  return { text, rules };
}

const days = (n: number) => `${n} ${n === 1 ? "day" : "days"}`;

function startsOf({ start, companionOf }: TemplateLine, nameOf: (id: string) => string): string {
  const [first, ...others] = companionOf.map((need) => nameOf(need.line));
  if (first) return `with ${[first, ...others].join(" or ")}`;
  if (!start.after) return `day ${start.day}`;
  const followed = nameOf(start.after.line);
  const alone = start.alone === null ? "" : `; day ${start.alone} without it`;
  return `day ${start.day}, or ${days(start.after.daysAfterLastSession)} after the last ${followed}${alone}`;
}

/** What a companion belongs to; under a condition where only some of its treatments need it in any case. */
function accompaniedWords({ companionOf, when }: TemplateLine, nameOf: (id: string) => string): string | null {
  if (companionOf.length === 0) return null;
  const always = companionOf.filter((need) => need.when === null || when !== null);
  const others = companionOf.filter((need) => !always.includes(need));
  return [
    ...always.map((need) => nameOf(need.line)),
    ...others.map((need) => `${nameOf(need.line)} (${need.when})`),
  ].join(" or ");
}

/** Every line of a template for reading. */
export function lineViews(lines: readonly TemplateLine[]): readonly LineView[] {
  const nameOf = (id: string) => tallMan(lines.find((line) => line.id === id)?.name ?? id).plain;
  return lines.map((line): LineView => {
    const note = line.note ? noteOf(hintText(line.note)) : null;
    const group = line.oneOf ? lines.filter((other) => other.oneOf === line.oneOf) : [];
    return {
      id: line.id,
      name: tallMan(line.name),
      place: [...new Set([kindLabels[line.kind], laneLabels[line.lane]])].join(" · "),
      lane: line.lane,
      dose: hintText(line.dose),
      why: line.why,
      note: note?.text || null,
      rules: [...new Set([...line.monitor, ...(note?.rules ?? [])])].flatMap((id) => {
        const rule = ruleById(id);
        return rule ? [{ id, title: rule.title }] : [];
      }),
      when: line.when,
      oneOf: group.length > 1 ? group.map((other) => nameOf(other.id)).join(" or ") : null,
      accompanies: accompaniedWords(line, nameOf),
      companions: lines
        .filter((other) => other.companionOf.some((need) => need.line === line.id && need.when === null))
        .map((other) => other.id),
      arm: line.arm,
      cancers: cancersInWords(line),
      starts: startsOf(line, nameOf),
      start: { id: line.id, start: line.start, companionOf: line.companionOf },
      choice: line.choice,
    };
  });
}
