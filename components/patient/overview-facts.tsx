import { Link } from "@/components/ui/link";
import { pnsLevelWords } from "@/lib/domain/diagnosis/level-words";
import { antibodyById } from "@/lib/domain/knowledge/antibodies";
import { ageInDays } from "@/lib/domain/patient/kidney-function";
import { cancerStatusWords } from "@/lib/domain/patient/words";
import { formatDay } from "@/lib/domain/shared/day";
import type { DiagnosisView } from "@/lib/features/patient/queries-diagnosis";
import type { ObservationGroupView, ObservationView } from "@/lib/features/patient/queries-results";
import { paths } from "@/lib/platform/paths";
import { DescriptionList } from "../ui/description-list";
import { Nowrap } from "../ui/nowrap";
import { phenotypeName } from "./diagnosis-details";
import { ObservedValue } from "./observation-table";
import { NextChange } from "./score-change";
import { Section } from "./section";

/** Syndrome, antibodies, tumour and how certain it is, in four lines. */
export function DiagnosisSummary({
  patientId,
  diagnosis,
  mayRecord,
}: {
  readonly patientId: string;
  readonly diagnosis: DiagnosisView | null;
  readonly mayRecord: boolean;
}) {
  const link = (
    <Link href={paths.diagnosis(patientId)} className="text-small text-accent underline underline-offset-2">
      {diagnosis ? "Details and score" : mayRecord ? "Record it" : "Details"}
    </Link>
  );
  return (
    <Section id="diagnosis" title="Diagnosis" aside={link}>
      {diagnosis ? (
        <DescriptionList
          items={[
            { term: "Syndrome", value: <strong>{phenotypeName(diagnosis.phenotype)}</strong> },
            { term: "Antibodies found", value: foundText(diagnosis) },
            { term: "Tumour", value: cancerStatusWords[diagnosis.cancerStatus] },
            { term: "PNS-Care score", value: scoreText(diagnosis) },
          ]}
        />
      ) : (
        <p>Not recorded.</p>
      )}
    </Section>
  );
}

function foundText(diagnosis: DiagnosisView): string {
  const found = diagnosis.antibodies.filter((row) => row.result === "found");
  if (found.length > 0) return found.map((row) => antibodyById(row.antibody)?.label ?? row.antibody).join(", ");
  return diagnosis.antibodies.some((row) => row.result === "not-found")
    ? "None of those tested"
    : "Not tested: no negative result";
}

function scoreText(diagnosis: DiagnosisView) {
  const score = diagnosis.score.restarting;
  if (score.kind === "not-applicable") return "Outside the criteria, no score";
  if (score.kind === "cannot-tell") return `Cannot tell: ${score.missing.join("; ")}`;
  const note = score.level === "non-pns" ? " A treatable autoimmune disease may still be present." : "";
  return (
    <span>
      {pnsLevelWords[score.level]}, {score.points} points, for <Nowrap>{formatDay(score.computedFor)}</Nowrap>.{note}
      {score.nextChangeOn ? (
        <>
          {" "}
          <NextChange score={score} />
        </>
      ) : null}
    </span>
  );
}

const shownFirst = ["weight", "systolic-bp", "creatinine", "neutrophils", "platelets", "swallow", "gait"];
const SHOWN = 8;

/** The values looked at most, with their age; the rest is one press away. */
export function LatestValues({
  patientId,
  groups,
}: {
  readonly patientId: string;
  readonly groups: readonly ObservationGroupView[];
}) {
  const place = (code: string | null) => {
    const at = code === null ? -1 : shownFirst.indexOf(code);
    return at < 0 ? shownFirst.length : at;
  };
  const isScale = (one: ObservationGroupView) => (one.group === "scale" ? 0 : 1);
  const shown = groups.toSorted((a, b) => place(a.code) - place(b.code) || isScale(a) - isScale(b)).slice(0, SHOWN);
  const link = (
    <Link href={paths.results(patientId)} className="text-small text-accent underline underline-offset-2">
      All results
    </Link>
  );
  return (
    <Section id="values" title="Latest values" aside={link}>
      {shown.length === 0 ? <p>Not recorded.</p> : null}
      <DescriptionList
        items={shown.flatMap((group) => {
          const [one] = group.shown;
          if (!one) return [];
          return [{ term: group.label, key: group.newestId, value: <DatedValue one={one} /> }];
        })}
      />
    </Section>
  );
}

function DatedValue({ one }: { readonly one: ObservationView }) {
  return (
    <span>
      <ObservedValue one={one} /> <Nowrap>{formatDay(one.takenOn)}</Nowrap>{" "}
      <span className="nowrap text-small text-ink-2">({ageInDays(one.daysOld)})</span>
    </span>
  );
}
