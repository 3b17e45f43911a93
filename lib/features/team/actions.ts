"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import { createTeam, editTeam } from "./commands/save-team";
import { createTeamInput, editTeamInput } from "./input";

export const createTeamAction = action(createTeam, { input: createTeamInput, refresh: () => [paths.teams] });

export const editTeamAction = action(editTeam, { input: editTeamInput, refresh: () => [paths.teams] });
