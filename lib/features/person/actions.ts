"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import { publicAction } from "@/lib/platform/public-action";
import { closeSessions } from "./commands/close-sessions";
import { createPerson } from "./commands/create-person";
import { disablePerson, enablePerson, endPersonSessions } from "./commands/disable-person";
import { editPerson } from "./commands/edit-person";
import { changePassword, makePasswordLink, resetPassword } from "./commands/passwords";
import { setUp } from "./commands/set-up";
import {
  changePasswordInput,
  closeSessionsInput,
  createPersonInput,
  editPersonInput,
  personIdInput,
  personMoveInput,
  resetPasswordInput,
  setUpInput,
} from "./input";
import { personMessages as messages } from "./messages";

export const createPersonAction = action(createPerson, {
  input: createPersonInput,
  messages,
  refresh: () => [paths.people],
});

export const editPersonAction = action(editPerson, {
  input: editPersonInput,
  messages,
  refresh: ({ id }) => [paths.person(id), paths.people],
});

export const disablePersonAction = action(disablePerson, {
  input: personMoveInput,
  messages,
  refresh: ({ id }) => [paths.person(id), paths.people],
});

export const enablePersonAction = action(enablePerson, {
  input: personMoveInput,
  messages,
  refresh: ({ id }) => [paths.person(id), paths.people],
});

export const endPersonSessionsAction = action(endPersonSessions, {
  input: personIdInput,
  messages,
  refresh: ({ id }) => [paths.person(id)],
});

export const makePasswordLinkAction = action(makePasswordLink, { input: personIdInput, messages, sensitive: true });

export const changePasswordAction = action(changePassword, {
  input: changePasswordInput,
  messages,
  reauthenticate: true,
  sensitive: true,
  refresh: () => [paths.account],
});

export const closeSessionsAction = action(closeSessions, {
  input: closeSessionsInput,
  messages,
  refresh: () => [paths.account],
});

export const setUpAction = publicAction(setUp, { input: setUpInput, messages, actor: "set-up link" });

export const resetPasswordAction = publicAction(resetPassword, {
  input: resetPasswordInput,
  messages,
  actor: "reset link",
});
