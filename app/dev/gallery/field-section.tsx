import { Checkbox } from "@/components/ui/checkbox";
import { NumberInput } from "@/components/ui/number-input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";

const ROUTES = ["oral", "intravenous", "subcutaneous", "intramuscular"].map((route) => ({
  value: route,
  label: route,
}));

export function FieldSection() {
  return (
    <section aria-labelledby="fields" className="flex flex-col gap-4">
      <h2 id="fields" className="text-lead">
        Fields
      </h2>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput name="family" label="Family name" defaultValue="Okafor" autoComplete="off" />
        <TextInput name="ward" label="Ward and bed" hint="As on the wristband" optional />
        <NumberInput name="dose" label="Dose" unit="mg" defaultValue="0.5" note="From template" />
        <NumberInput
          name="dose-wrong"
          label="Dose per kg"
          unit="g per kg"
          defaultValue="2g"
          error="Enter a dose such as 0.5 or 40"
        />
        <Select name="route" label="Route" options={ROUTES} emptyLabel="Choose a route" />
        <Select name="route-wrong" label="Route" options={ROUTES} emptyLabel="Choose a route" error="Choose a route" />
        <TextArea name="reason" label="Reason for change" hint="Read by everyone who acts on this plan" />
        <RadioGroup
          name="weight-basis"
          label="Weight used"
          hint="Named on the signed plan"
          error="Choose the weight to use"
          options={[
            { value: "actual", label: "Actual" },
            { value: "ideal", label: "Ideal", hint: "Needs a height" },
            { value: "adjusted", label: "Adjusted" },
          ]}
        />
        <Checkbox name="seen" label="I have seen the changes against version 3" />
        <Checkbox name="asked" label="The patient agrees" error="Say whether the patient agrees" />
      </div>
    </section>
  );
}
