"use client";
import type { MappingChoice, MedicineChoice } from "@/lib/domain/fhir/import-preview";
import { Button } from "../ui/button";
import { Disclosure } from "../ui/disclosure";
import { Select } from "../ui/select";
import { Table, type TableColumn } from "../ui/table";

/** Confirmed catalogue ids by the index of the line; a line that is absent is not confirmed. */
export type Confirmed = Readonly<Record<number, string>>;

type MappingProps<C extends MappingChoice> = {
  readonly kind: "medicine" | "allergy";
  readonly choices: readonly C[];
  readonly confirmed: Confirmed;
  readonly onChange: (confirmed: Confirmed) => void;
};

/** The lines whose name the catalogue knows, for a person to confirm one by one or all at once. None is confirmed yet. */
export function MedicineMapping(props: MappingProps<MedicineChoice>) {
  const columns: TableColumn<MedicineChoice>[] = [
    { id: "text", header: "Medicine in the file", rowHeader: true, clinical: true, cell: ({ text }) => text },
    {
      id: "state",
      header: "State and dose as sent",
      clinical: true,
      cell: ({ states, doses, lines }) => (
        <>
          {states.join(", ")}
          {lines > 1 ? `, ${lines} lines` : ""}
          <span className="block text-small text-ink-2">{doses.join(" · ")}</span>
        </>
      ),
    },
  ];
  return (
    <Mapping
      {...props}
      columns={columns}
      caption="Medicines"
      unknown="not in the catalogue: interactions will not be checked"
      many="medicines"
    />
  );
}

export function AllergyMapping(props: MappingProps<MappingChoice>) {
  const columns: TableColumn<MappingChoice>[] = [
    { id: "text", header: "Allergy in the file", rowHeader: true, clinical: true, cell: ({ text }) => text },
  ];
  return (
    <Mapping
      {...props}
      columns={columns}
      caption="Allergies"
      unknown="kept as text: not checked against medicines"
      many="allergies"
    />
  );
}

function Mapping<C extends MappingChoice>({
  kind,
  choices,
  confirmed,
  onChange,
  columns,
  caption,
  unknown,
  many,
}: MappingProps<C> & {
  readonly columns: readonly TableColumn<C>[];
  readonly caption: string;
  readonly unknown: string;
  readonly many: string;
}) {
  const known = choices.filter(({ candidates }) => candidates.length > 0);
  const others = choices.filter(({ candidates }) => candidates.length === 0);
  const count = Object.keys(confirmed).length;
  const select = (at: number, id: string) => {
    const { [at]: _, ...rest } = confirmed;
    onChange(id === "" ? rest : { ...rest, [at]: id });
  };
  const proposed = Object.fromEntries(
    known.map(({ at, candidates }): [number, string] => [at, confirmed[at] ?? candidates[0]?.id ?? ""]),
  );
  const choice: TableColumn<C> = {
    id: "choice",
    header: "In the catalogue",
    cell: ({ at, text, candidates }) => (
      <Select
        name={`${kind}-${at}`}
        label={`Catalogue entry for ${text}`}
        labelHidden
        className="min-w-56"
        emptyLabel={`Not confirmed. Proposed: ${candidates[0]?.name ?? ""}`}
        options={candidates.map(({ id, name }) => ({ value: id, label: name }))}
        value={confirmed[at] ?? ""}
        onChange={(event) => select(at, event.target.value)}
      />
    ),
  };
  return (
    <div className="flex flex-col gap-2">
      <Table
        caption={`${caption}: ${count} of ${known.length} confirmed`}
        columns={[...columns, choice]}
        rows={known}
        rowKey={({ at }) => String(at)}
        empty={`None of the ${many} in the file is in the catalogue.`}
      />
      {known.length === 0 ? null : (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => onChange(proposed)}>
            {known.length === 1 ? `Confirm the proposed ${kind}` : `Confirm all ${known.length} proposed ${many}`}
          </Button>
          {count === 0 ? null : (
            <Button variant="quiet" onClick={() => onChange({})}>
              Take back all
            </Button>
          )}
        </div>
      )}
      {others.length === 0 ? null : (
        <Disclosure summary={`${others.length} ${unknown}`}>
          <ul className="list-disc pl-4">
            {others.map(({ at, text }) => (
              <li key={at}>{text}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}
