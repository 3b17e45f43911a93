"use client";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useRef, useState } from "react";
import { roleWords } from "@/lib/domain/access/role-words";
import { disciplines, type Role, roles } from "@/lib/domain/access/roles";
import { createPersonAction, editPersonAction } from "@/lib/features/person/actions";
import type { Choice, PersonView } from "@/lib/features/person/queries/one";
import type { TeamChoice } from "@/lib/features/team/queries";
import { paths } from "@/lib/platform/paths";
import { ActionFailureSummary } from "../shell/action-failure";
import { ConflictNotice } from "../shell/conflict-notice";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { formText, formTexts } from "./form-text";
import { TeamTicks } from "./team-ticks";

export interface PersonFormProps {
  /** Absent for a new person. */
  readonly person?: PersonView;
  readonly sites: readonly Choice[];
  readonly teams: readonly TeamChoice[];
}

const conflictLabels = {
  given: "Given name",
  family: "Family name",
  email: "E-mail address",
  role: "Role",
  phone: "Phone",
};
const roleOptions = roles.map((role) => ({ value: role, label: roleWords[role] }));
const disciplineLabels = { physical: "Physical therapy", speech: "Speech therapy" } as const;

export function PersonForm({ person, sites, teams }: PersonFormProps) {
  const router = useRouter();
  const formRef = useRef<HTMLFormElement>(null);
  const create = useAction(createPersonAction);
  const edit = useAction(editPersonAction);
  const { pending, failure, fields } = person ? edit : create;
  const [role, setRole] = useState<string>(person?.role ?? "");
  const endsSessions = person !== undefined && role !== person.role;

  function read(form: HTMLFormElement) {
    const data = new FormData(form);
    const names = ["email", "family", "given", "siteId", "phone"] as const;
    const typed = Object.fromEntries(names.map((name) => [name, formText(data, name)]));
    return { ...typed, role, discipline: formText(data, "discipline"), teamIds: formTexts(data, "teamIds") };
  }

  async function save(revision: number) {
    if (!formRef.current) return;
    const input = read(formRef.current);
    if (person) {
      const answer = await edit.send({ id: person.id, revision, ...input });
      if (!answer.ok) return;
      toast("The person is saved");
      router.refresh();
    } else {
      const answer = await create.send(input);
      if (answer.ok) router.push(paths.person(answer.value.id));
    }
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void save(person?.revision ?? 0);
  }

  return (
    <form ref={formRef} method="post" noValidate onSubmit={submit} className="flex max-w-160 flex-col gap-4">
      {failure?.code === "changed-by-someone-else" ? (
        <ConflictNotice
          failure={failure}
          labels={conflictLabels}
          say={(field, value) =>
            field === "role" ? (roleWords[value as Role] ?? "") : String(value || "Not recorded")
          }
          onKeepMine={save}
          onTakeTheirs={() => location.reload()}
        />
      ) : (
        <ActionFailureSummary failure={failure} />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput
          name="given"
          label="Given name"
          defaultValue={person?.given}
          error={fields.given}
          autoComplete="off"
        />
        <TextInput
          name="family"
          label="Family name"
          defaultValue={person?.family}
          error={fields.family}
          autoComplete="off"
        />
      </div>
      <TextInput
        name="email"
        label="E-mail address"
        hint="What the person signs in with."
        type="email"
        autoComplete="off"
        defaultValue={person?.email}
        error={fields.email}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          name="role"
          label="Role"
          options={roleOptions}
          emptyLabel="Choose"
          value={role}
          onChange={(event) => setRole(event.target.value)}
          note={endsSessions ? "Another role ends the person’s sessions at once." : undefined}
          error={fields.role}
        />
        {role === "therapist" ? (
          <Select
            name="discipline"
            label="Discipline"
            options={disciplines.map((one) => ({ value: one, label: disciplineLabels[one] }))}
            emptyLabel="Choose"
            defaultValue={person?.discipline ?? ""}
            error={fields.discipline}
          />
        ) : null}
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          name="siteId"
          label="Site"
          options={sites.map((site) => ({ value: site.id, label: site.name }))}
          emptyLabel="Choose"
          defaultValue={person?.siteId ?? ""}
          error={fields.siteId}
        />
        <TextInput
          name="phone"
          label="Phone"
          optional
          autoComplete="off"
          defaultValue={person?.phone ?? ""}
          error={fields.phone}
        />
      </div>
      <TeamTicks teams={teams} chosen={person?.teams.map((team) => team.id) ?? []} error={fields.teamIds} />
      <div>
        <Button type="submit" variant="primary" busy={pending}>
          {person ? "Save the person" : "Add the person"}
        </Button>
      </div>
    </form>
  );
}
