import * as z from "zod";

const facts = {
  name: z.string().trim().min(1, "Enter the name of the team").max(100, "Enter 100 characters or fewer"),
  phone: z
    .string()
    .trim()
    .max(40, "Enter 40 characters or fewer")
    .transform((text) => (text === "" ? null : text)),
  memberIds: z.array(z.uuid()).max(500, "A team has 500 members or fewer"),
};

export const createTeamInput = z.strictObject({ siteId: z.uuid("Choose the site"), ...facts });
export type CreateTeamInput = z.infer<typeof createTeamInput>;

export const editTeamInput = z.strictObject({ id: z.uuid(), revision: z.int().min(1), ...facts });
export type EditTeamInput = z.infer<typeof editTeamInput>;
