import type { ReferralView } from "@/lib/features/referral/queries-referral";
import { type Description, DescriptionList } from "../ui/description-list";
import { Nowrap, UnbrokenDates } from "../ui/nowrap";

/** What is asked, what for, and whom to call. */
export function Question({ view }: { readonly view: ReferralView }) {
  const { question, visits, contact } = view.brief;
  const items: Description[] = [
    { term: "Visits asked for", value: visits },
    {
      term: "Best time",
      value: <BestTime view={view} />,
    },
    {
      term: "Contact",
      value: (
        <>
          {contact.name}, {contact.role}
          {contact.phone ? (
            <>
              {", "}
              <a className="link" href={`tel:${contact.phone.replace(/[^+\d]/g, "")}`}>
                <Nowrap>{contact.phone}</Nowrap>
              </a>
            </>
          ) : (
            ", phone not recorded"
          )}
        </>
      ),
    },
  ];
  return (
    <>
      <p className="prose-width text-lead font-semibold whitespace-pre-line">{question}</p>
      <DescriptionList items={items} />
    </>
  );
}

/** When to come today, and the infusion days to keep clear of. */
export function BestTime({ view }: { readonly view: Pick<ReferralView, "bestTime" | "infusions"> }) {
  const lines = [...view.bestTime.map(withoutLabel), ...view.infusions];
  if (lines.length === 0) return "No treatment sets a best time, and no infusion stands in the next two weeks";
  return (
    <ul className="flex flex-col gap-1">
      {lines.map((line) => (
        <li key={line}>
          <UnbrokenDates>{line}</UnbrokenDates>
        </li>
      ))}
    </ul>
  );
}

/** The stored sentence names itself; beside its label that would be said twice. */
function withoutLabel(sentence: string): string {
  const rest = sentence.replace(/^Best time: /, "");
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** The treatments that matter for therapy, in plain words. */
export function RelevantTreatments({ view }: { readonly view: ReferralView }) {
  const { treatments, planVersion } = view.brief;
  if (treatments.length === 0) {
    return <p className="text-ink-2">No treatment in the signed plan changes what therapy may do.</p>;
  }
  return (
    <div className="flex flex-col gap-2">
      <ul className="flex flex-col gap-2">
        {treatments.map((treatment) => (
          <li key={treatment.text} data-clinical="" className="border-l-4 border-line pl-3">
            <p>
              <UnbrokenDates>{treatment.text}</UnbrokenDates>
            </p>
            <p className="text-ink-2">{treatment.meaning}</p>
          </li>
        ))}
      </ul>
      <p className="text-small text-ink-2">
        <UnbrokenDates>{`From plan version ${planVersion}, written ${view.briefWritten}.`}</UnbrokenDates>
      </p>
    </div>
  );
}
