import { Link } from "@/components/ui/link";
import { careFunctionWords, listWords, reviewedLists, wordFor } from "@/lib/domain/patient/words";
import { formatDay } from "@/lib/domain/shared/day";
import type { OverviewView } from "@/lib/features/patient/queries-overview";
import { paths } from "@/lib/platform/paths";
import { DescriptionList } from "../ui/description-list";
import { UnbrokenDates } from "../ui/nowrap";
import { Section } from "./section";

/** Which lists somebody has gone through, and when. */
export function OverviewReviews({
  patientId,
  reviews,
}: {
  readonly patientId: string;
  readonly reviews: OverviewView["reviews"];
}) {
  const link = (
    <Link href={paths.medications(patientId)} className="text-small text-accent underline underline-offset-2">
      Open the lists
    </Link>
  );
  return (
    <Section id="reviews" title="Lists reviewed" aside={link}>
      <DescriptionList
        items={reviewedLists.map((list) => {
          const review = reviews[list];
          return {
            term: listWords[list],
            value: review ? (
              <UnbrokenDates>{review}</UnbrokenDates>
            ) : (
              <strong className="text-check">Never reviewed</strong>
            ),
          };
        })}
      />
    </Section>
  );
}

/** Who cares for the patient today and how to reach them. */
export function OverviewTeam({
  patientId,
  team,
  place,
}: {
  readonly patientId: string;
  readonly team: OverviewView["team"];
  readonly place: OverviewView["place"];
}) {
  const link = (
    <Link href={paths.team(patientId)} className="text-small text-accent underline underline-offset-2">
      Care team
    </Link>
  );
  return (
    <Section id="team" title="Care team and place" aside={link}>
      <DescriptionList
        items={[
          ...team.map((one) => ({
            key: `${one.name} ${one.function}`,
            term: `${wordFor(careFunctionWords, one.function)}${one.cover ? ", cover" : ""}`,
            value: [one.name, one.phone, coverWords(one)].filter(Boolean).join(", "),
          })),
          { term: "Team", value: [place.team, place.site, place.teamPhone].filter(Boolean).join(", ") },
          { term: "Bed", value: place.bed ?? "Not recorded" },
          { term: "Patient's phone", value: place.phone ?? "Not recorded" },
        ]}
      />
    </Section>
  );
}

const coverWords = ({ covers }: OverviewView["team"][number]) =>
  covers ? `covers for ${covers.for} until ${formatDay(covers.until)}` : null;
