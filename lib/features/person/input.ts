import * as z from "zod";
import { disciplines, roles } from "@/lib/domain/access/roles";

const name = (sentence: string) => z.string().trim().min(1, sentence).max(100, "Enter 100 characters or fewer");
const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(320, "Enter an e-mail address of 320 characters or fewer")
  .pipe(z.email("Enter an e-mail address such as name@hospital.example"));
export const phone = z
  .string()
  .trim()
  .max(40, "Enter 40 characters or fewer")
  .transform((text) => (text === "" ? null : text));
const password = z.string().min(1, "Enter a password").max(1024, "Enter 128 characters or fewer");
const token = z.string().min(1).max(200);
export const identity = { id: z.uuid(), revision: z.int().min(1) };

const personFields = {
  given: name("Enter the given name"),
  family: name("Enter the family name"),
  email,
  role: z.enum(roles, { error: "Choose the role" }),
  discipline: z.union([z.literal("").transform(() => null), z.null(), z.enum(disciplines)], {
    error: "Choose physical or speech",
  }),
  siteId: z.uuid("Choose the site"),
  phone,
  teamIds: z.array(z.uuid()).max(100),
};

type Disciplined = { role: (typeof roles)[number]; discipline: (typeof disciplines)[number] | null };
function disciplineFits(value: Disciplined, context: z.core.$RefinementCtx<Disciplined>) {
  if (value.role === "therapist" && !value.discipline) {
    context.addIssue({ code: "custom", path: ["discipline"], message: "Choose physical or speech" });
  }
  if (value.role !== "therapist" && value.discipline) {
    context.addIssue({
      code: "custom",
      path: ["discipline"],
      message: "Only a therapist has a discipline: leave it empty",
    });
  }
}

export const createPersonInput = z.strictObject(personFields).superRefine(disciplineFits);
export type CreatePersonInput = z.infer<typeof createPersonInput>;

export const editPersonInput = z.strictObject({ ...identity, ...personFields }).superRefine(disciplineFits);
export type EditPersonInput = z.infer<typeof editPersonInput>;

export const personMoveInput = z.strictObject(identity);
export type PersonMoveInput = z.infer<typeof personMoveInput>;

export const personIdInput = z.strictObject({ id: z.uuid() });
export type PersonIdInput = z.infer<typeof personIdInput>;

export const setUpInput = z.strictObject({
  token,
  siteName: name("Enter the name of the hospital or site"),
  zone: z.string().min(1, "Choose the time zone").max(60),
  jurisdiction: z.enum(["US", "EU", "other"], { error: "Choose the jurisdiction" }),
  given: personFields.given,
  family: personFields.family,
  email,
  password,
});
export type SetUpInput = z.infer<typeof setUpInput>;

export const resetPasswordInput = z.strictObject({ token, password });
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>;

export const changePasswordInput = z.strictObject({ password });
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const closeSessionsInput = z.strictObject({
  /** One session, or null for every session of one's own but the present one. */
  sessionId: z.uuid().nullable(),
});
export type CloseSessionsInput = z.infer<typeof closeSessionsInput>;
