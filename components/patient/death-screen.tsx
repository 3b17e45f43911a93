import { wordFor } from "@/lib/domain/patient/words";
import { disciplineWords } from "@/lib/domain/referral/words";
import { formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { DeathView, RecordedDeath } from "@/lib/features/patient/queries-death";
import type { ChartFrame } from "@/lib/features/patient/queries-frame";
import { paths } from "@/lib/platform/paths";
import { Link } from "../ui/link";
import { UnbrokenDates } from "../ui/nowrap";
import { PageHeader } from "../ui/page-header";
import { RecordDeathForm, ReverseDeathForm } from "./death-forms";

export interface DeathScreenProps {
  readonly patientId: string;
  readonly view: DeathView & { readonly chart: ChartFrame };
}

/** Recording that a patient has died, and taking it back when it was wrong. */
export function DeathScreen({ patientId, view }: DeathScreenProps) {
  const { deceased, deaths, chart, diedOn } = view;
  const { today, dateOrder: order, zone } = chart;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        title={deceased ? "The patient has died" : "Record a death"}
        lead={deceased ? (diedOn ? `Died on ${formatDay(diedOn)}.` : "The date of death is not recorded.") : undefined}
      />
      {deceased ? null : (
        <section aria-labelledby="record" className="flex flex-col gap-3">
          <h2 id="record" className="text-lead">
            What happens
          </h2>
          <p className="prose-width">
            {whatEnds(view)} Nothing is deleted, and it can be reversed if it was recorded wrongly.
          </p>
          {chart.may.record ? (
            <RecordDeathForm {...{ patientId, today, order }} />
          ) : (
            <p className="text-ink-2">Who may record facts about this patient can record this.</p>
          )}
        </section>
      )}
      <Left view={view} />
      {deceased && chart.may.record ? (
        <section aria-labelledby="reverse" className="flex flex-col gap-3 border-t border-line pt-3">
          <h2 id="reverse" className="text-lead">
            If this was recorded wrongly
          </h2>
          <p className="prose-width">
            The plans hold again as they did, sessions are planned again on their days, and referrals nobody had
            answered are sent again. What cannot come back by itself is listed here.
          </p>
          <ReverseDeathForm patientId={patientId} />
        </section>
      ) : null}
      {deaths.length > 0 ? (
        <section aria-labelledby="records" className="flex flex-col gap-2 border-t border-line pt-3">
          <h2 id="records" className="text-lead">
            Recorded
          </h2>
          <ul className="flex flex-col gap-2">
            {deaths.map((death) => (
              <Recorded key={death.at} death={death} zone={zone} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function Recorded({ death, zone }: { readonly death: RecordedDeath; readonly zone: string }) {
  const { diedOn, by, at, reversed } = death;
  const words = diedOn ? `Died on ${formatDay(diedOn)}` : "Died, date not recorded";
  return (
    <li data-clinical="">
      <p className="font-semibold">
        {reversed ? (
          <s>
            <UnbrokenDates>{words}</UnbrokenDates>
          </s>
        ) : (
          <UnbrokenDates>{words}</UnbrokenDates>
        )}
      </p>
      <p className="text-small text-ink-2">
        <UnbrokenDates>{`${by}, ${formatInstant(at, zone)}`}</UnbrokenDates>
      </p>
      {reversed ? (
        <p className="text-small">
          <UnbrokenDates>{`Entered in error: ${reversed.reason}. ${reversed.by}, ${formatInstant(reversed.at, zone)}`}</UnbrokenDates>
        </p>
      ) : null}
    </li>
  );
}

function Left({ view: { deceased, left } }: { readonly view: DeathView }) {
  if (deceased || left.referrals.length + left.drafts.length === 0) return null;
  return (
    <section aria-labelledby="left" className="flex flex-col gap-2 border-l-3 border-l-check pl-3">
      <h2 id="left" className="text-lead">
        Did not come back by itself
      </h2>
      <ul className="flex flex-col gap-1">
        {left.referrals.map(({ id, discipline, to }) => (
          <li key={id}>
            <Link href={paths.referral(id)} className="link">
              {wordFor(disciplineWords, discipline)}
            </Link>
            : {to} had taken it on. Reopen it to send it again.
          </li>
        ))}
        {left.drafts.map(({ planId, author }) => (
          <li key={planId}>
            <Link href={paths.plan(planId)} className="link">
              Draft of {author}
            </Link>
            : discarded when the death was recorded. Amend the plan again.
          </li>
        ))}
      </ul>
    </section>
  );
}

const counted = (n: number, one: string, many: string) => (n === 0 ? [] : [n === 1 ? `1 ${one}` : `${n} ${many}`]);

function whatEnds({ running }: DeathView): string {
  const parts = [
    ...counted(running.plans, "plan ends", "plans end"),
    ...counted(running.drafts, "draft is discarded", "drafts are discarded"),
    ...counted(running.referrals, "referral is called back", "referrals are called back"),
    ...counted(running.sessions, "session is cancelled", "sessions are cancelled"),
  ];
  return parts.length === 0
    ? "Nothing is planned for this patient, so nothing is cancelled."
    : `${parts.join(", ")}, and safety findings fall silent.`;
}
