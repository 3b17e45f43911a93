"use client";
import { type Goal, goalStates, goalStateWords } from "@/lib/domain/referral/goal-states";
import type { Day } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { DayField } from "../shell/day-field";
import { Select } from "../ui/select";

export interface GoalsToRate {
  readonly goals: readonly Goal[];
  readonly today: Day;
  readonly dateOrder: DateOrder | null;
}

export interface GoalFieldsProps extends GoalsToRate {
  readonly prefix: string;
  readonly fields: Readonly<Record<string, string>>;
}

const options = goalStates.map((value) => ({ value, label: goalStateWords[value] }));

/** How far each goal got, and until when it is meant to be reached. What is left alone is not said. */
export function GoalFields({ goals, today, dateOrder, prefix, fields }: GoalFieldsProps) {
  const field = (name: string) => ({
    name,
    id: `${prefix}-${name}`,
    ...(fields[name] ? { error: fields[name] } : {}),
  });
  return (
    <div className="flex flex-col gap-3">
      {fields.goals ? <p className="font-semibold text-stop">{fields.goals}</p> : null}
      {goals.map((goal, at) => (
        <fieldset key={goal.goal} className="border-l-4 border-line pl-3">
          <legend className="font-semibold">{goal.goal}</legend>
          <div className="flex flex-wrap gap-4">
            <Select {...field(`goal-${at}`)} label="How far" optional emptyLabel={unsaid(goal)} options={options} />
            <DayField
              {...field(`target-${at}`)}
              label="To be reached by"
              optional
              hint="Such as 24 dec 26 or +6w"
              today={today}
              order={dateOrder}
              {...(goal.targetOn ? { defaultDay: goal.targetOn } : {})}
            />
          </div>
        </fieldset>
      ))}
    </div>
  );
}

const unsaid = ({ state }: Goal) => (state ? `As before: ${goalStateWords[state].toLowerCase()}` : "Not said");

const text = (data: FormData, name: string) => {
  const value = data.get(name);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
};

/** What was said about goals; one whose state and day were left alone is left out. */
export function readGoals(data: FormData, goals: readonly Goal[]): unknown[] {
  return goals.flatMap(({ goal, state, targetOn }, at) => {
    const [said, on] = [text(data, `goal-${at}`), text(data, `target-${at}`)];
    return said === null && on === targetOn ? [] : [{ goal, state: said ?? state ?? "open", targetOn: on }];
  });
}
