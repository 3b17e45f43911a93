"use client";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useMemo, useRef } from "react";
import type { Day } from "@/lib/domain/shared/day";
import { createSiteAction, editSiteAction } from "@/lib/features/site/actions";
import type { SiteView } from "@/lib/features/site/queries";
import { paths } from "@/lib/platform/paths";
import { formText } from "../person/form-text";
import { ActionFailureSummary } from "../shell/action-failure";
import { ConflictNotice } from "../shell/conflict-notice";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";
import { Combobox } from "../ui/combobox";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { HolidayRows } from "./holiday-rows";
import { jurisdictionName, jurisdictionOptions, zoneOptions } from "./words";

export interface SiteFormProps {
  /** Absent for a new site. */
  readonly site?: SiteView;
  readonly zones: readonly string[];
  readonly today: Day;
}

export function SiteForm({ site, zones, today }: SiteFormProps) {
  const router = useRouter();
  const formRef = useRef<HTMLFormElement>(null);
  const create = useAction(createSiteAction);
  const edit = useAction(editSiteAction);
  const options = useMemo(() => zoneOptions(zones), [zones]);
  const { pending, failure, fields } = site ? edit : create;

  function read(element: HTMLFormElement) {
    const form = new FormData(element);
    const holidays = [...element.querySelectorAll("[data-holiday]")].map((_, at) => ({
      day: formText(form, `holidays.${at}.day`),
      name: formText(form, `holidays.${at}.name`),
    }));
    const [name, zone, jurisdiction] = ["name", "zone", "jurisdiction"].map((field) => formText(form, field));
    return { name, zone, jurisdiction, holidays };
  }

  async function save(revision: number) {
    if (!formRef.current) return;
    const facts = read(formRef.current);
    if (site) {
      const answer = await edit.send({ id: site.id, revision, ...facts });
      if (!answer.ok) return;
      toast("The site is saved");
      router.refresh();
    } else {
      const answer = await create.send(facts);
      if (answer.ok) router.push(paths.site(answer.value.id));
    }
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void save(site?.revision ?? 0);
  }

  return (
    <form ref={formRef} method="post" noValidate onSubmit={submit} className="flex max-w-160 flex-col gap-4">
      {failure?.code === "changed-by-someone-else" ? (
        <ConflictNotice
          failure={failure}
          labels={{ name: "Name", zone: "Time zone", jurisdiction: "Jurisdiction" }}
          say={(field, value) => (field === "jurisdiction" ? jurisdictionName(value) : String(value ?? ""))}
          onKeepMine={save}
          onTakeTheirs={() => location.reload()}
        />
      ) : (
        <ActionFailureSummary failure={failure} />
      )}
      <TextInput name="name" label="Name of the site" defaultValue={site?.name} error={fields.name} />
      <Combobox
        name="zone"
        label="Time zone"
        hint="Type a city, such as Berlin. Plan days and sessions are read in this zone."
        options={options}
        {...(site ? { defaultOption: { value: site.zone, label: site.zone } } : {})}
        error={fields.zone}
      />
      <Select
        name="jurisdiction"
        label="Jurisdiction"
        hint="Decides which product information applies."
        options={jurisdictionOptions}
        emptyLabel="Choose"
        defaultValue={site?.jurisdiction ?? ""}
        error={fields.jurisdiction}
      />
      <HolidayRows holidays={site?.holidays ?? []} today={today} fields={fields} />
      <div>
        <Button type="submit" variant="primary" busy={pending}>
          {site ? "Save the site" : "Add the site"}
        </Button>
      </div>
    </form>
  );
}
