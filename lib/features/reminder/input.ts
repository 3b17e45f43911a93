import * as z from "zod";

export const setMailInput = z.strictObject({ on: z.boolean() });
export type SetMailInput = z.infer<typeof setMailInput>;
