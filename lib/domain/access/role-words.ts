import type { ActorRole, Discipline, Role } from "./roles";

export const roleWords: Readonly<Record<Role, string>> = {
  neurologist: "Neurologist",
  oncologist: "Oncologist",
  therapist: "Therapist",
  nurse: "Nurse",
  "team-lead": "Team lead",
  administrator: "Administrator",
};

export const disciplineWords: Readonly<Record<Discipline, string>> = {
  physical: "Physical therapist",
  speech: "Speech therapist",
};

/** What a person is called on screen: a therapist by discipline, everybody else by role. */
export function roleName(person: { readonly role: ActorRole; readonly discipline: Discipline | null }): string {
  if (person.role === "system") return "System";
  return person.role === "therapist" && person.discipline ? disciplineWords[person.discipline] : roleWords[person.role];
}
