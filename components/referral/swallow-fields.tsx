"use client";
import { tabletForms, tabletWords } from "@/lib/domain/referral/tablet-forms";
import { RadioGroup } from "../ui/radio-group";
import { Select } from "../ui/select";

const levels = (words: readonly (readonly [number, string])[]) =>
  words.map(([level, label]) => ({ value: String(level), label: `${level}: ${label}` }));

const fois = [1, 2, 3, 4, 5, 6, 7].map((n) => ({
  value: String(n),
  label: n === 1 ? "1: nothing by mouth" : n === 7 ? "7: full diet" : String(n),
}));
const foods = levels([
  [3, "liquidised"],
  [4, "pureed"],
  [5, "minced and moist"],
  [6, "soft and bite-sized"],
  [7, "regular"],
]);
const drinks = levels([
  [0, "thin"],
  [1, "slightly thick"],
  [2, "mildly thick"],
  [3, "moderately thick"],
  [4, "extremely thick"],
]);
const notRated = "Not rated";

export interface SwallowFieldsProps {
  readonly prefix: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What the swallow allows; it reaches the check of the plan as soon as the visit is saved. */
export function SwallowFields({ prefix, fields }: SwallowFieldsProps) {
  const field = (name: string) => ({
    name,
    id: `${prefix}-${name}`,
    ...(fields[name] ? { error: fields[name] } : {}),
  });
  return (
    <div className="flex flex-col gap-3 border-l-4 border-line pl-3">
      <RadioGroup
        {...field("nilByMouth")}
        label="Nil by mouth"
        inline
        options={[
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
        ]}
      />
      <RadioGroup
        {...field("tablets")}
        label="Tablets"
        hint="The neurologist sees at once which oral medicines this concerns"
        inline
        options={tabletForms.map((value) => ({ value, label: tabletWords[value] }))}
      />
      <div className="flex flex-wrap gap-4">
        <Select {...field("fois")} label="FOIS level" optional emptyLabel={notRated} options={fois} />
        <Select {...field("iddsiFood")} label="IDDSI, food" optional emptyLabel={notRated} options={foods} />
        <Select {...field("iddsiDrink")} label="IDDSI, drinks" optional emptyLabel={notRated} options={drinks} />
      </div>
    </div>
  );
}

const text = (data: FormData, name: string) => {
  const value = data.get(name);
  return typeof value === "string" && value !== "" ? value : null;
};
const level = (data: FormData, name: string) => {
  const value = text(data, name);
  return value === null ? null : Number(value);
};

/** The assessment as typed; null when the swallow was not assessed, left out when that was not said. */
export function readSwallow(data: FormData): unknown {
  const assessed = text(data, "swallow");
  if (assessed === null) return undefined;
  if (assessed === "no") return null;
  const nil = text(data, "nilByMouth");
  return {
    nilByMouth: nil === null ? null : nil === "yes",
    tablets: text(data, "tablets"),
    fois: level(data, "fois"),
    iddsiFood: level(data, "iddsiFood"),
    iddsiDrink: level(data, "iddsiDrink"),
  };
}
