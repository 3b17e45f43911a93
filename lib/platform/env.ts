import "server-only";
import * as z from "zod";

// The only place that reads the environment. A missing or weak value stops the boot and names the variable.
const weak = ["changeme", "secret", "password", "development", "example"];

const schema = z.object({
  DATABASE_URL: z
    .url({
      error:
        "DATABASE_URL must be a Postgres address of the app role, such as postgresql://concord_app:…@host:5432/concord",
    })
    .refine((url) => /^postgres(ql)?:/.test(url), "DATABASE_URL must start with postgresql://"),
  NEXTAUTH_SECRET: z
    .string({ error: "NEXTAUTH_SECRET is missing: set at least 32 random characters (openssl rand -base64 48)" })
    .min(32, "NEXTAUTH_SECRET is too short: set at least 32 random characters (openssl rand -base64 48)")
    .refine((value) => new Set(value).size >= 10 && !weak.some((word) => value.toLowerCase().includes(word)), {
      error: "NEXTAUTH_SECRET can be guessed: make one with openssl rand -base64 48",
    }),
  AUDIT_KEY: z
    .string({ error: "AUDIT_KEY is missing: set at least 32 random characters (openssl rand -base64 48)" })
    .min(32, "AUDIT_KEY is too short: set at least 32 random characters (openssl rand -base64 48)")
    .refine(
      (value) =>
        new Set(value).size >= 10 && !value.includes(",") && !weak.some((word) => value.toLowerCase().includes(word)),
      {
        error: "AUDIT_KEY can be guessed or holds a comma: make one with openssl rand -base64 48",
      },
    ),
  /** Keys of before a change of key, with commas between them: they only check what they made. */
  AUDIT_KEYS_OLD: z.string().optional(),
  /** Where the heads of the audit are written: outside Postgres, best on another disk. */
  AUDIT_HEADS_FILE: z.string().min(1).default(".data/audit-heads.log"),
  NEXTAUTH_URL: z.url({
    error: "NEXTAUTH_URL must be the address people open, such as https://concord.hospital.example",
  }),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  /** `off` when a pooler in transaction mode that does not track prepared statements sits in between. */
  DATABASE_PREPARED_STATEMENTS: z.enum(["on", "off"]).default("on"),
  /** Listening and background jobs need a connection of their own, past a pooler in transaction mode; the app role again. */
  DATABASE_DIRECT_URL: z
    .url({ error: "DATABASE_DIRECT_URL must be a Postgres address of the app role that leads past the pooler" })
    .refine((url) => /^postgres(ql)?:/.test(url), "DATABASE_DIRECT_URL must start with postgresql://")
    .optional(),
  /** `off`: this instance works off no background jobs; another one has to. */
  WORKER: z.enum(["on", "off"]).default("on"),
  /** E-mail is off without it. */
  SMTP_URL: z
    .url({ error: "SMTP_URL must be the address of a mail server, such as smtps://user:…@mail.hospital.example" })
    .refine((url) => /^smtps?:/.test(url), "SMTP_URL must start with smtps:// or smtp://")
    .optional(),
  MAIL_FROM: z.email({ error: "MAIL_FROM must be the e-mail address that Concord writes from" }).optional(),
  DEMO: z.enum(["0", "1"]).default("0"),
  /** `1` shows the pages under /dev (component gallery) in a production build too, for screenshots and accessibility tests. */
  CONCORD_GALLERY: z.enum(["0", "1"]).default("0"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

export type Env = z.infer<typeof schema>;

/** Every variable that is read here; README.md has a row for each. */
export const environmentVariables = Object.keys(schema.shape);

/** Reads and checks the environment. Throws one error that lists every variable at fault and how to mend it. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  const lines = parsed.success ? [] : parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  if (source.SMTP_URL && !source.MAIL_FROM)
    lines.push("  MAIL_FROM: SMTP_URL is set, so set the e-mail address that Concord writes from too");
  if (parsed.success && lines.length === 0) return parsed.data;
  throw new Error(`Concord cannot start with this configuration:\n${lines.join("\n")}`);
}

let cached: Env | undefined;
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}

/** The pages under /dev exist while developing, or where asked for; they hold no patient data. */
export function showsDevPages(): boolean {
  return process.env.NODE_ENV !== "production" || env().CONCORD_GALLERY === "1";
}
