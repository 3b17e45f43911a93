import { PatientAllergies } from "@/components/shell/patient-allergies";
import { Button } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Nowrap } from "@/components/ui/nowrap";
import { Skeleton } from "@/components/ui/skeleton";
import { Tag } from "@/components/ui/tag";

const LANES = [
  ["Cancer therapy", "bg-lane-cancer"],
  ["Immunosuppression", "bg-lane-immunosuppression"],
  ["Plasma exchange", "bg-lane-exchange"],
  ["IVIg", "bg-lane-ivig"],
  ["Symptoms", "bg-lane-symptom"],
  ["Rehabilitation", "bg-lane-rehabilitation"],
] as const;

export function WordSection() {
  return (
    <section aria-labelledby="words" className="flex flex-col gap-4">
      <h2 id="words" className="text-lead">
        Words and states
      </h2>
      <Notice tone="draft" band title="Superseded by version 5">
        This version was signed on <Nowrap>03-Jan-2027</Nowrap>.{" "}
        <a className="link" href="#main">
          Open version 5
        </a>
      </Notice>
      <div className="flex flex-wrap gap-2">
        <Button variant="primary">Sign version 4</Button>
        <Button>Add treatment</Button>
        <Button variant="danger">Stop prednisone</Button>
        <Button variant="quiet">See alternatives</Button>
        <Button variant="primary" busy>
          Saving
        </Button>
        <Button disabled>Not for your role</Button>
        <Button size="small">Small</Button>
      </div>
      <div className="flex flex-wrap gap-2">
        <Tag>unchanged</Tag>
        <Tag tone="draft">new</Tag>
        <Tag tone="check">dose changed</Tag>
        <Tag tone="stop">stopped</Tag>
        <Tag tone="done">accepted</Tag>
        <Tag tone="info">information asked</Tag>
      </div>
      <PatientAllergies state={{ kind: "none-known", confirmedOn: "20-Nov-2026" }} />
      <PatientAllergies state={{ kind: "not-recorded" }} />
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {LANES.map(([name, colour]) => (
          <li key={name} className="flex items-center gap-1.5">
            <span aria-hidden="true" className={`edge-cue inline-block h-4 w-1 ${colour}`} />
            {name}
          </li>
        ))}
      </ul>
      <DescriptionList
        items={[
          { term: "Weight", value: <Nowrap>68.4 kg, 20-Nov-2026</Nowrap> },
          { term: "Antibodies tested", value: "Not recorded" },
          {
            term: "Reason for change",
            value:
              "Platelets fell to 48 on the third exchange day and the central line had to be taken out; the remaining two exchanges are held until the count has been above 75 on two consecutive mornings and a new line has been agreed with the patient.",
          },
        ]}
      />
      <Disclosure summary="How this dose was worked out">
        <p>
          <Nowrap>2 g per kg</Nowrap> × <Nowrap>68.4 kg</Nowrap> = <Nowrap>136.8 g</Nowrap>
        </p>
      </Disclosure>
      <EmptyState action={<Button variant="primary">New plan</Button>}>
        The plan of this diagnosis will be here once it has been started.
      </EmptyState>
      <Skeleton label="Loading results" />
    </section>
  );
}
