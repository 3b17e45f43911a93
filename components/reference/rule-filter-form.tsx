import { agentLabels } from "@/lib/domain/knowledge/agent-labels";
import { otherMedicines } from "@/lib/domain/knowledge/other-medicines";
import { SEARCH_LENGTH } from "@/lib/domain/knowledge/reference-search";
import type { RuleFilter } from "@/lib/domain/knowledge/rule-filter";
import { kindWords } from "@/lib/domain/knowledge/rule-words";
import { choicesOf } from "@/lib/domain/plan/choices";
import { tierWords } from "@/lib/domain/safety/decision-words";
import { paths } from "@/lib/platform/paths";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";

const medicines = [
  ...agentLabels.map(({ id, name }) => ({ value: id, label: name })),
  ...choicesOf(otherMedicines),
].sort((a, b) => a.label.localeCompare(b.label, "en"));

/** A plain GET form: it works without script, and an address can be shared. */
export function RuleFilterForm({ filter, filtered }: { readonly filter: RuleFilter; readonly filtered: boolean }) {
  return (
    <search className="no-print">
      <form method="get" action={paths.rules} className="grid max-w-4xl items-end gap-2 sm:grid-cols-2 lg:grid-cols-4">
        <Select
          name="tier"
          label="Tier"
          emptyLabel="Any tier"
          options={choicesOf(tierWords)}
          defaultValue={filter.tier ?? ""}
        />
        <Select
          name="drug"
          label="Medicine or procedure"
          emptyLabel="Any"
          options={medicines}
          defaultValue={filter.drug ?? ""}
        />
        <Select
          name="kind"
          label="Kind"
          emptyLabel="Any kind"
          options={choicesOf(kindWords)}
          defaultValue={filter.kind ?? ""}
        />
        <TextInput
          name="q"
          type="search"
          label="Text"
          defaultValue={filter.text}
          maxLength={SEARCH_LENGTH}
          autoComplete="off"
        />
        <div className="flex flex-wrap gap-2 sm:col-span-2 lg:col-span-4">
          <Button type="submit">Show rules</Button>
          {filtered ? (
            <LinkButton href={paths.rules} variant="quiet">
              Clear filters
            </LinkButton>
          ) : null}
        </div>
      </form>
    </search>
  );
}
