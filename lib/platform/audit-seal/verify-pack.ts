// Verifies an audit pack away from the database. Every byte of the file counts; what only a key can show is said apart.
import { eventText, sealText } from "@/lib/domain/audit/event-text";
import type { Code, CodeCheck } from "./key";
import {
  type AuditPack,
  PACK_FORMAT,
  type PackedVersion,
  packCodeText,
  packHash,
  packText,
  type SealedPack,
} from "./pack";
import { contentProblems, hashOf, signatureProblems } from "./signed-row";

export type PackVerdict = {
  readonly intact: boolean;
  readonly problems: readonly string[];
  /** Whether codes were checked; without a key hashes alone were. */
  readonly codes: "checked" | "not-checked";
  readonly planId: string | null;
  readonly madeAt: string | null;
  readonly hash: string | null;
  readonly versions: number;
  readonly events: number;
};

type Check = (text: string, code: Code) => CodeCheck;

/** `check` is null when no key is at hand. Never throws on a damaged file: that is what it is for. */
export function verifyPack(text: string, check: Check | null): PackVerdict {
  const codes = check ? "checked" : "not-checked";
  const nothing = { intact: false, codes, planId: null, madeAt: null, hash: null, versions: 0, events: 0 } as const;
  let sealed: SealedPack;
  try {
    sealed = JSON.parse(text) as SealedPack;
    if (sealed?.pack?.format !== PACK_FORMAT) return { ...nothing, problems: [`this is no ${PACK_FORMAT} file`] };
    if (`${packText(sealed)}\n` !== text)
      return { ...nothing, problems: ["the file is not written as it was exported"] };
    if (Object.keys(sealed).sort().join() !== "code,hash,pack")
      return { ...nothing, problems: ["the file holds more or less than a pack, its hash and its code"] };
  } catch {
    return { ...nothing, problems: ["the file is damaged: it is no JSON"] };
  }
  const { pack, hash } = sealed;
  const problems = new Set<string>();
  if (packHash(pack) !== hash) problems.add("the pack is not the one of its hash: something in it was altered");
  if (check) coded(check, packCodeText(hash), sealed.code, "the pack", problems);
  try {
    for (const problem of [...versionProblems(pack), ...chainProblems(pack, check)]) problems.add(problem);
    for (const { treatmentId, version, judged, judgedHash } of pack.activations)
      if (hashOf(judged) !== judgedHash)
        problems.add(`release of treatment ${treatmentId} in version ${version}: the check is not the one of its hash`);
    if (check && pack.seal) coded(check, sealText(pack.seal), pack.seal, `seal ${pack.seal.n}`, problems);
  } catch {
    problems.add("the file is damaged: parts of the pack are missing");
  }
  return {
    intact: problems.size === 0,
    problems: [...problems],
    codes,
    planId: pack.plan?.id ?? null,
    madeAt: pack.madeAt ?? null,
    hash,
    versions: pack.versions?.length ?? 0,
    events: pack.chain?.length ?? 0,
  };
}

function coded(check: Check, text: string, code: Code, of: string, problems: Set<string>): void {
  const found = check(text, code);
  if (found === "wrong") problems.add(`${of}: its code does not follow from its content`);
  if (found === "unknown-key") problems.add(`${of}: its code names a key that was not given (${code.keyId})`);
}

function versionProblems(pack: AuditPack): string[] {
  const wrong: string[] = [];
  pack.versions.forEach((version, at) => {
    const place = `version ${version.version}`;
    if (version.version !== at + 1) wrong.push(`${place}: version ${at + 1} is missing`);
    if (version.planId !== pack.plan.id || version.patientId !== pack.patient.id)
      wrong.push(`${place}: it is of another plan`);
    const events = pack.chain
      .filter((e) => e.action === "plan.signed" && e.outcome === "done" && e.version === version.version)
      .map((e) => ({
        signerId: e.actorId ?? "",
        name: e.actorName,
        role: e.actorRole,
        hash: hashIn(e.detail),
        at: e.occurredAt,
      }));
    const row = { ...version, events };
    for (const problem of [...contentProblems(row), ...signatureProblems(row), ...metaProblems(version)])
      wrong.push(`${place}: ${problem}`);
  });
  if (pack.versions.length !== pack.plan.currentVersion) wrong.push("the pack does not hold every version of the plan");
  return wrong;
}

const hashIn = (detail: unknown): string | null => {
  const hash = typeof detail === "object" && detail !== null && "hash" in detail ? detail.hash : null;
  return typeof hash === "string" ? hash : null;
};

/** The columns beside the content say what the content says; every signature is under this content. */
function metaProblems(version: PackedVersion): string[] {
  const content = JSON.parse(version.content) as Record<string, unknown>;
  const wrong: string[] = [];
  if (content.knowledgeVersion !== version.knowledgeVersion || content.engineVersion !== version.engineVersion)
    wrong.push("the versions of knowledge and engine are not those that were signed");
  if (content.effectiveOn !== version.effectiveOn)
    wrong.push("the day from which it holds is not the one that was signed");
  const authors = version.signatures.filter((one) => one.meaning === "author");
  const named = (version.authors ?? []).map((one) => ({ ...one, meaning: "author" }));
  if (packText(authors) !== packText(named) || version.signatures.some((one) => one.hash !== version.contentHash))
    wrong.push("a signature is under other content");
  return wrong;
}

function chainProblems(pack: AuditPack, check: Check | null): string[] {
  const problems = new Set<string>();
  let previous = "";
  pack.chain.forEach((event, at) => {
    const place = `event ${at + 1} of the chain`;
    if (event.chainN !== at + 1 || event.planId !== pack.plan.id)
      problems.add(`${place} is missing, or it is another plan's`);
    const code = { keyId: event.keyId ?? "", mac: event.mac ?? "" };
    if (check) coded(check, eventText(event, previous), code, place, problems);
    if (
      event.action === "plan.signed" &&
      event.outcome === "done" &&
      !pack.versions.some((one) => one.version === event.version)
    )
      problems.add(`version ${event.version} was signed and is not there`);
    previous = code.mac;
  });
  return [...problems];
}
