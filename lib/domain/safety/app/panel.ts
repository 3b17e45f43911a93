// What a findings panel shows: groups by cause with their standing, what could not be told by missing fact, and the
// pre-checks of each treatment. Plain data, made alike on the server and in the browser.
import { addDays, type Day, formatDay } from "../../shared/day";
import { collapse } from "../collapse";
import { type DraftDecision, evidenceChanges, keepEvidence, standingOf } from "../decision";
import { keepFinding } from "../decision-findings";
import type { SignedFinding } from "../decision-schema";
import type { EngineInput } from "../engine-input";
import { missingText } from "../evidence-words";
import type { CannotTell, Finding, FindingAction, MissingFact } from "../finding";
import type { Judged } from "./judge-plan";
import type { MissingGroup, PanelAction, PanelFinding, PanelGroup, PanelView, PreCheck } from "./panel-view";
import { isProductRule } from "./product-rules";

export interface PanelSource {
  readonly judged: Judged;
  readonly asOf: Day;
  readonly decisions: readonly DraftDecision[];
  readonly carried: readonly SignedFinding[];
  readonly nextVersion: number;
}

const mostActions = 3;

function actionsOf(actions: readonly FindingAction[], input: EngineInput): PanelAction[] {
  const linked = actions.flatMap((action): PanelAction[] => {
    if (action.kind === "record-fact") return [{ kind: "record", fact: action.fact, label: action.label }];
    if (action.kind === "add-treatment") return [{ kind: "add", item: action.item, label: action.label }];
    // Where a treatment can be opened, it can be removed or stopped: no link says that it does so itself.
    if (action.kind === "advice" || action.kind === "stop-treatment") return [];
    const id = input.plan[action.row]?.treatmentId;
    return id ? [{ kind: "open", treatmentId: id, label: action.label }] : [];
  });
  const target = (one: PanelAction) =>
    one.kind === "open" ? one.treatmentId : one.kind === "add" ? one.item : "record";
  return [...new Map(linked.map((one) => [`${one.kind} ${target(one)}`, one])).values()].slice(0, mostActions);
}

function shown(raw: Finding, { judged, decisions, carried, nextVersion }: PanelSource): PanelFinding {
  const finding = keepFinding(raw, judged.input);
  const standing = standingOf(finding, decisions, carried, nextVersion);
  const decision = standing.state === "open" ? null : standing.decision;
  // An acknowledged Check that has become Must resolve since needs an override.
  const isEnough = raw.tier !== "must-resolve" || (raw.overridable && decision?.kind === "override");
  const state = standing.state === "decided" && !isEnough ? "open" : standing.state;
  return {
    finding,
    standing: state,
    decided: decision && state !== "open" ? { kind: decision.kind, by: decision.byName, text: decision.text } : null,
    changes: standing.state === "changed" ? evidenceChanges(standing.before, keepEvidence(raw.evidence)) : [],
    advice: raw.actions.flatMap((action) => (action.kind === "advice" ? [action.label] : [])),
    actions: actionsOf(raw.actions, judged.input),
    hasPage: !isProductRule(raw.ruleId),
  };
}

function groupsOf(findings: readonly Finding[], of: (raw: Finding) => PanelFinding): PanelGroup[] {
  return collapse(findings).map(({ tier, cause, findings: members }) => {
    const [first, ...others] = members.map(of) as [PanelFinding, ...PanelFinding[]];
    const treatments = [first, ...others].flatMap((one) => one.finding.treatments);
    return { key: `${tier} ${cause}`, first, others, treatments: [...new Set(treatments)] };
  });
}

function missingGroups(cannotTell: readonly CannotTell[], { judged, asOf }: PanelSource): MissingGroup[] {
  const days = (day: number) => formatDay(addDays(asOf, day));
  const groups = new Map<string, { missing: MissingFact; rules: Map<string, string> }>();
  for (const { ruleId, title, missing } of cannotTell)
    for (const fact of missing) {
      const group = groups.get(fact.fact) ?? { missing: fact, rules: new Map<string, string>() };
      group.rules.set(ruleId, title);
      groups.set(fact.fact, group);
    }
  const list = [...groups.values()].map(({ missing, rules }) => ({
    fact: missing.fact,
    words: missingText(missing, days),
    treatmentId: treatmentOf(missing.fact, judged.input),
    rules: [...rules].map(([ruleId, title]) => ({ ruleId, title })),
  }));
  return list.sort((a, b) => b.rules.length - a.rules.length);
}

function treatmentOf(fact: string, input: EngineInput): string | null {
  const row = /^plan\.(\d+)\./.exec(fact);
  return row ? (input.plan[Number(row[1])]?.treatmentId ?? null) : null;
}

const isMonitoring = (ruleId: string) => ruleId.startsWith("mon-");

function preChecksOf({ judged, asOf }: PanelSource): Record<string, PreCheck[]> {
  const { input, result } = judged;
  const lists: Record<string, PreCheck[]> = {};
  const put = (rows: readonly number[], check: (treatmentId: string) => PreCheck) => {
    for (const id of new Set(rows.flatMap((row) => input.plan[row]?.treatmentId ?? []))) {
      const list = lists[id] ?? [];
      const entry = check(id);
      if (!list.some((one) => one.title === entry.title && one.detail === entry.detail)) list.push(entry);
      lists[id] = list;
    }
  };
  const day = (n: number) => formatDay(addDays(asOf, n));
  const firstDose = (id: string) => Math.min(...input.plan.flatMap((r) => (r.treatmentId === id ? [r.startDay] : [])));
  for (const { ruleId, tier, rows, title, message } of result.findings)
    if (tier === "before-dose")
      put(rows, (id) => {
        const due = firstDose(id);
        const by = due > 0 ? `due by ${day(due)}` : "due before the next dose";
        const overdue = isMonitoring(ruleId) && due < 0;
        return {
          ruleId,
          title,
          detail: `${message} (${overdue ? "overdue" : by})`,
          state: overdue ? "overdue" : "open",
        };
      });
  for (const { ruleId, title, rows, fromDay, byDay } of result.upcoming)
    put(rows, () => ({
      ruleId,
      title,
      detail: `due by ${day(byDay)}, not before ${day(fromDay)}`,
      state: "upcoming",
    }));
  return lists;
}

/** The panel of a judged draft. Decided findings are apart, so that nothing is said twice; information is never counted. */
export function panelOf(source: PanelSource): PanelView {
  const { findings, cannotTell } = source.judged.result;
  const cards = new Map(findings.map((raw) => [raw, shown(raw, source)]));
  const of = (raw: Finding) => cards.get(raw) ?? shown(raw, source);
  const isDecided = (raw: Finding) => of(raw).standing === "decided";
  const open = (tier: Finding["tier"]) =>
    groupsOf(
      findings.filter((f) => f.tier === tier && !isDecided(f)),
      of,
    );
  const own = cannotTell.filter((one) => isProductRule(one.ruleId));
  const others = cannotTell.filter((one) => !isProductRule(one.ruleId) && one.tier !== "information");
  return {
    mustResolve: open("must-resolve"),
    checks: open("check"),
    information: open("information"),
    decided: groupsOf(
      findings.filter((f) => (f.tier === "must-resolve" || f.tier === "check") && isDecided(f)),
      of,
    ),
    notChecked: own.map(({ title, missing }) => ({
      title,
      inLists: missing.some(({ fact }) => !fact.startsWith("plan")),
    })),
    missing: missingGroups(others, source),
    couldNotCheck: new Set(others.map((one) => one.ruleId)).size,
    preChecks: preChecksOf(source),
  };
}
