"use client";
import { useRouter } from "next/navigation";
import { type CosignPolicy, MOST_PERCENT } from "@/lib/domain/cosign/policy";
import { setCosignPolicyAction } from "@/lib/features/policy/actions";
import { ChartForm, textOf } from "../patient/chart-form";
import { Checkbox } from "../ui/checkbox";
import { FieldError } from "../ui/field";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";

export interface AgentGroupChoice {
  readonly group: string;
  readonly agents: readonly { readonly id: string; readonly name: string }[];
}

export interface CosignPolicyFormProps {
  readonly current: CosignPolicy;
  readonly groups: readonly AgentGroupChoice[];
}

const percentOf = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : null);

/** Which agents a team lead co-signs, and how small an increase needs nobody. */
export function CosignPolicyForm({ current, groups }: CosignPolicyFormProps) {
  const router = useRouter();
  return (
    <ChartForm
      door={setCosignPolicyAction}
      prefix="policy"
      read={(data) => ({
        version: current.version,
        agents: data.getAll("agents"),
        doseChangePercent: percentOf(textOf(data, "doseChangePercent")),
        reason: textOf(data, "reason"),
      })}
      submit={`Set policy ${current.version + 1}`}
      saved="The policy is set"
      onSaved={() => router.refresh()}
    >
      {(field) => {
        const agents = field("agents");
        return (
          <>
            <fieldset id={agents.id} className="flex flex-col gap-3">
              <legend className="font-semibold">Agents that a team lead co-signs</legend>
              <FieldError id={agents.id} error={agents.error} />
              {groups.map(({ group, agents: own }) => (
                <fieldset key={group}>
                  <legend className="text-small text-ink-2">{group}</legend>
                  {own.map(({ id, name }) => (
                    <Checkbox
                      key={id}
                      id={`policy-agent-${id}`}
                      name="agents"
                      value={id}
                      defaultChecked={current.agents.includes(id)}
                      label={name}
                    />
                  ))}
                </fieldset>
              ))}
            </fieldset>
            <TextInput
              {...field("doseChangePercent")}
              label="Dose increase that needs no co-signature, in percent"
              hint={`0 to ${MOST_PERCENT}. 0: every increase needs one. A reduction, a hold and a stop never do.`}
              inputMode="numeric"
              className="max-w-80"
              defaultValue={String(current.doseChangePercent)}
            />
            <TextArea {...field("reason")} label="Why the policy changes" rows={2} maxLength={1000} />
          </>
        );
      }}
    </ChartForm>
  );
}
