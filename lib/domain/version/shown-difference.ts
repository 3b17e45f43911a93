// Why a signature was refused: what moved between the page that was read and the moment of signing, in sentences.
import { canonicalJson } from "../plan/canonical";
import { sameIdentity } from "../safety/decision";
import { tallMan } from "../wording/medicine-name";
import { describeChange } from "./describe";
import { diffTreatments, type TreatmentChange } from "./diff";
import type { ShownContent } from "./signed-content";

const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

function treatmentSentence(change: TreatmentChange): string[] {
  const name = tallMan(change.name).display;
  if (change.status === "added") return [`Added since: ${describeChange(change).replace(/^New: /, "")}`];
  if (change.status === "removed") return [`${name}: taken out of the draft since.`];
  if (change.status === "changed") return [describeChange(change)];
  return same(change.from, change.to) ? [] : [`${name}: the action, its day or its reason was changed.`];
}

/** Findings that were decided, or whose decision was taken back or fell, since the page was shown. */
function decisionSentences(shown: ShownContent, now: ShownContent): string[] {
  return now.findings.flatMap((finding) => {
    const before = shown.findings.find((f) => sameIdentity(f, finding) && f.basis === finding.basis);
    if (!before || same(before.decision, finding.decision)) return [];
    return [`${finding.title}: ${finding.decision ? "decided" : "the decision was taken back"} since.`];
  });
}

/**
 * What differs between the content a person was shown and the content as it is now; never empty for two contents that
 * differ.
 */
export function shownDifference(shown: ShownContent, now: ShownContent): string[] {
  const sentences: string[] = [];
  if (shown.title !== now.title) sentences.push(`The title changed from "${shown.title}" to "${now.title}".`);
  if (!same(shown.diagnosis, now.diagnosis)) sentences.push("The diagnosis was changed.");
  if (shown.effectiveOn !== now.effectiveOn) sentences.push("The effective date of the draft was changed.");
  if (shown.reason !== now.reason) sentences.push("The reason for this version was changed.");
  if (shown.version !== now.version) sentences.push("Another version was signed.");
  sentences.push(...diffTreatments(shown.treatments, now.treatments).flatMap(treatmentSentence));
  if (!same(shown.template ?? [], now.template ?? []))
    sentences.push("The departures from a template, or the reasons for them, were changed.");
  const ids = (content: ShownContent) => content.treatments.map((t) => t.treatmentId);
  if (sentences.length === 0 && !same(ids(shown), ids(now)))
    sentences.push("The treatments were put into another order.");
  if (shown.factsHash !== now.factsHash)
    sentences.push("The patient's record was changed: a result, an allergy, a medicine or another fact.");
  sentences.push(...decisionSentences(shown, now));
  if (sentences.length === 0 && !same(shown.findings, now.findings))
    sentences.push("The safety findings changed: read them again.");
  if (!same(shown.cosign ?? null, now.cosign ?? null))
    sentences.push("Which treatments need a co-signature changed: read who is asked.");
  if (sentences.length === 0 && !same(shown, now))
    sentences.push("The clinical data or the checks of Concord were updated.");
  return sentences;
}
