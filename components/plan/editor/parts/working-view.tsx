import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { UnbrokenDates } from "@/components/ui/nowrap";
import type { CompletedWorking, RefusedWorking, Working, WorkingInput } from "@/lib/domain/calculation/working";
import { inputSentence, workingSentence } from "@/lib/domain/calculation/working-sentence";
import { ageInDays } from "@/lib/domain/patient/kidney-function";
import { type Day, daysBetween } from "@/lib/domain/shared/day";
import type { EditorContext } from "../editor-context";
import { addressOf, recordAddressOf, validDaysOf } from "./facts";

interface WorkingProps {
  readonly context: EditorContext;
  readonly today: Day;
}

/** The whole sum, each input with its day and source, and the cautions (CAL-1, CAL-2). */
export function WorkingView({ working, title, ...of }: WorkingProps & { working: CompletedWorking; title: string }) {
  return (
    <div className="flex flex-col gap-1 rounded-control bg-sunken px-3 py-2">
      <p className="text-small text-ink-2">
        {title}: {working.formula.name}
      </p>
      <p data-clinical="" className="font-semibold">
        {workingSentence(working)}
      </p>
      <ul className="flex flex-col text-small text-ink-2">
        {working.inputs.map((input) => (
          <InputLine key={input.label} input={input} {...of} />
        ))}
      </ul>
      {working.warnings.map((warning) => (
        <p key={warning} className="text-small font-semibold text-check">
          {warning}
        </p>
      ))}
    </div>
  );
}

function InputLine({ input, context, today }: WorkingProps & { readonly input: WorkingInput }) {
  const address = input.takenOn ? addressOf(input.label, context.patientId) : null;
  const valid = validDaysOf(input.label);
  const age = input.takenOn ? daysBetween(input.takenOn, today) : null;
  const sentence = <UnbrokenDates>{inputSentence(input)}</UnbrokenDates>;
  return (
    <li>
      {address ? (
        <Link href={address} prefetch={false} className="link inline-block min-h-6 py-0.5">
          {sentence}
        </Link>
      ) : (
        <span className="inline-block min-h-6 py-0.5">{sentence}</span>
      )}
      {valid !== null && age !== null && age > valid ? (
        <span className="font-semibold text-check"> {ageInDays(age)}: measure again before dosing</span>
      ) : null}
    </li>
  );
}

/** Which fact stands in the way of a calculation, and where to record it. */
export function RefusedView({ working, context }: { working: RefusedWorking; context: EditorContext }) {
  const { input, problem } = working.refused;
  const address = problem.endsWith("not recorded") ? recordAddressOf(input, context.patientId) : null;
  return (
    <Notice tone="check" title="Cannot be calculated yet" headingLevel={3}>
      <p>
        {problem}.{" "}
        {address ? (
          <Link href={address} prefetch={false} className="link">
            Record {input.replace(/ \(.*\)/, "").toLowerCase()}
          </Link>
        ) : null}
      </p>
    </Notice>
  );
}

/** A working that was made, or why it could not be. */
export function AnyWorkingView({
  working,
  ...of
}: WorkingProps & { readonly working: Working; readonly title: string }) {
  return working.refused ? <RefusedView working={working} {...of} /> : <WorkingView working={working} {...of} />;
}
