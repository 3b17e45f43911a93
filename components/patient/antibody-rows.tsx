"use client";
import { useState } from "react";
import { antibodyResultWords, choicesOf, sampleWords } from "@/lib/domain/patient/words";
import { DayField } from "../shell/day-field";
import { Button } from "../ui/button";
import { Combobox } from "../ui/combobox";
import type { ComboboxOption } from "../ui/combobox-match";
import { RadioGroup } from "../ui/radio-group";
import { Select } from "../ui/select";
import type { ChartDays } from "./chart-days";
import { type FieldOf, textOf } from "./chart-form";

export interface AntibodyLine {
  readonly antibody: string;
  readonly result: string;
  readonly sample: string | null;
  readonly takenOn: ChartDays["today"] | null;
}

type Line = { readonly key: number; readonly given?: AntibodyLine };

/** Any number of antibodies, each with its own result; one without a line was not tested. */
export function AntibodyRows({
  field,
  options,
  given,
  today,
  order,
}: ChartDays & {
  readonly field: FieldOf;
  readonly options: readonly ComboboxOption[];
  readonly given: readonly AntibodyLine[];
}) {
  const [lines, setLines] = useState<readonly Line[]>(given.map((one, key) => ({ key, given: one })));
  const [next, setNext] = useState(given.length);

  function add() {
    setLines([...lines, { key: next }]);
    setNext(next + 1);
  }

  return (
    <fieldset className="flex flex-col gap-3 border-t border-line pt-2">
      <legend className="font-semibold">Antibodies</legend>
      <p className="text-small text-ink-2">
        Not found and not tested are two different answers. An antibody without a line counts as not tested.
      </p>
      {lines.map(({ key, given: line }, at) => {
        const chosen = options.find((option) => option.value === line?.antibody);
        return (
          <fieldset key={key} className="flex flex-col gap-2 border-l-2 border-line pl-3">
            <legend className="visually-hidden">Antibody {at + 1}</legend>
            <input type="hidden" name="antibodies" value={at} />
            <Combobox
              {...field(`antibodies.${at}.antibody`)}
              label="Antibody"
              options={options}
              {...(chosen ? { defaultOption: chosen } : {})}
            />
            <RadioGroup
              {...field(`antibodies.${at}.result`)}
              label="Result"
              inline
              options={choicesOf(antibodyResultWords)}
              {...(line ? { defaultValue: line.result } : {})}
            />
            <Select
              {...field(`antibodies.${at}.sample`)}
              label="Sample"
              optional
              emptyLabel="Not recorded"
              options={choicesOf(sampleWords)}
              defaultValue={line?.sample ?? ""}
            />
            <DayField
              {...field(`antibodies.${at}.takenOn`)}
              label="Sample taken on"
              optional
              today={today}
              order={order}
              {...(line?.takenOn ? { defaultDay: line.takenOn } : {})}
            />
            <div>
              <Button size="small" onClick={() => setLines(lines.filter((one) => one.key !== key))}>
                Remove this antibody
              </Button>
            </div>
          </fieldset>
        );
      })}
      <div>
        <Button onClick={add}>Add an antibody</Button>
      </div>
    </fieldset>
  );
}

/** The lines as they stand in the form. */
export function antibodiesOf(data: FormData) {
  return data.getAll("antibodies").map((_, at) => ({
    antibody: textOf(data, `antibodies.${at}.antibody`),
    result: textOf(data, `antibodies.${at}.result`),
    sample: textOf(data, `antibodies.${at}.sample`),
    takenOn: textOf(data, `antibodies.${at}.takenOn`),
  }));
}
