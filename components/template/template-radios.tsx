import { RadioGroup } from "../ui/radio-group";
import type { ShownMatch } from "./match-list";

export type TemplateChoice = Pick<ShownMatch, "id" | "name" | "version" | "reasons">;

export interface TemplateRadiosProps {
  readonly templates: readonly TemplateChoice[];
  /** Empty for a draft without a template. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Start empty, or from a template that fits the diagnosis, with the reasons why it fits. */
export function TemplateRadios({ templates, value, onChange }: TemplateRadiosProps) {
  if (templates.length === 0) return null;
  return (
    <RadioGroup
      name="template"
      label="Start the draft"
      hint="From a template you choose the treatments one by one on the next page."
      options={[
        { value: "", label: "Empty" },
        ...templates.map(({ id, name, version, reasons }) => ({
          value: id,
          label: `From the template: ${name} v${version}`,
          hint: `${reasons.join(". ")}.`,
        })),
      ]}
      value={value}
      onValueChange={onChange}
    />
  );
}
