import { Search } from "lucide-react";
import { SEARCH_LENGTH } from "@/lib/domain/knowledge/reference-search";
import { paths } from "@/lib/platform/paths";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";

/** A plain GET form, so that it works before or without script. What is looked for is no patient data. */
export function SearchForm({ typed }: { readonly typed: string }) {
  return (
    <search className="no-print">
      <form method="get" action={paths.reference} className="flex max-w-2xl flex-wrap items-end gap-2">
        <TextInput
          className="min-w-60 flex-1"
          name="q"
          type="search"
          label="Search the reference"
          hint="A generic or brand name, a rule, an antibody, a syndrome or a measure. No patient details."
          defaultValue={typed}
          maxLength={SEARCH_LENGTH}
          autoComplete="off"
          spellCheck={false}
        />
        <Button type="submit" icon={<Search aria-hidden="true" size={16} strokeWidth={1.75} />}>
          Search
        </Button>
      </form>
    </search>
  );
}
