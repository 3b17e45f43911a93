"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import { createSite, editSite } from "./commands/save-site";
import { createSiteInput, editSiteInput } from "./input";

export const createSiteAction = action(createSite, { input: createSiteInput, refresh: () => [paths.sites] });

export const editSiteAction = action(editSite, { input: editSiteInput, refresh: () => [paths.sites] });
