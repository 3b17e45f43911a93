"use client";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useRef } from "react";
import { roleName } from "@/lib/domain/access/role-words";
import { createTeamAction, editTeamAction } from "@/lib/features/team/actions";
import type { MemberChoice, TeamView } from "@/lib/features/team/queries";
import { paths } from "@/lib/platform/paths";
import { formText, formTexts } from "../person/form-text";
import { ActionFailureSummary } from "../shell/action-failure";
import { ConflictNotice } from "../shell/conflict-notice";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";

export interface TeamFormProps {
  /** Absent for a new team, which starts without members. */
  readonly team?: TeamView;
  readonly sites: readonly { readonly id: string; readonly name: string }[];
}

export function TeamForm({ team, sites }: TeamFormProps) {
  const router = useRouter();
  const formRef = useRef<HTMLFormElement>(null);
  const create = useAction(createTeamAction);
  const edit = useAction(editTeamAction);
  const { pending, failure, fields } = team ? edit : create;

  async function save(revision: number) {
    if (!formRef.current) return;
    const form = new FormData(formRef.current);
    const facts = {
      name: formText(form, "name"),
      phone: formText(form, "phone"),
      memberIds: formTexts(form, "memberIds"),
    };
    if (team) {
      const answer = await edit.send({ id: team.id, revision, ...facts });
      if (!answer.ok) return;
      toast("The team is saved");
      router.refresh();
    } else {
      const answer = await create.send({ siteId: formText(form, "siteId"), ...facts });
      if (answer.ok) router.push(paths.adminTeam(answer.value.id));
    }
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void save(team?.revision ?? 0);
  }

  return (
    <form ref={formRef} method="post" noValidate onSubmit={submit} className="flex max-w-160 flex-col gap-4">
      {failure?.code === "changed-by-someone-else" ? (
        <ConflictNotice
          failure={failure}
          labels={{ name: "Name", phone: "Phone" }}
          onKeepMine={save}
          onTakeTheirs={() => location.reload()}
        />
      ) : (
        <ActionFailureSummary failure={failure} />
      )}
      {team ? null : (
        <Select
          name="siteId"
          label="Site"
          options={sites.map((site) => ({ value: site.id, label: site.name }))}
          emptyLabel="Choose"
          defaultValue=""
          error={fields.siteId}
        />
      )}
      <TextInput name="name" label="Name of the team" defaultValue={team?.name} error={fields.name} />
      <TextInput
        name="phone"
        label="Phone"
        hint="Where therapists and nurses reach the team."
        optional
        defaultValue={team?.phone ?? ""}
        error={fields.phone}
      />
      {team ? <Members people={team.people} /> : null}
      <div>
        <Button type="submit" variant="primary" busy={pending}>
          {team ? "Save the team" : "Add the team"}
        </Button>
      </div>
    </form>
  );
}

/** Members first, then everybody else who could be one. */
function Members({ people }: { readonly people: readonly MemberChoice[] }) {
  const groups = [
    ["Members", people.filter((person) => person.member)],
    ["Others", people.filter((person) => !person.member)],
  ] as const;
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="font-semibold">Who is in the team</legend>
      <p className="text-small text-ink-2">
        A team lead in the team sees its patients. A therapist in the team sees the referrals waiting in its pool.
      </p>
      {groups.map(([title, group]) => (
        <div key={title}>
          <h3 className="text-small text-ink-2">{title}</h3>
          {group.length === 0 ? <p className="py-1">Nobody.</p> : null}
          <div className="grid gap-x-4 sm:grid-cols-2">
            {group.map((person) => (
              <Checkbox
                key={person.id}
                id={`member-${person.id}`}
                name="memberIds"
                value={person.id}
                defaultChecked={person.member}
                label={`${person.family}, ${person.given}${person.enabled ? "" : " (disabled)"}`}
                hint={`${roleName(person)}, ${person.siteName}`}
              />
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
