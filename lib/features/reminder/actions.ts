"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import { setMail } from "./commands/set-mail";
import { setMailInput } from "./input";

export const setMailAction = action(setMail, { input: setMailInput, refresh: () => [paths.account] });
