import "server-only";
import { createTransport } from "nodemailer";
import { env } from "./env";
import { paths } from "./paths";

const WAIT_MS = 10_000;
const SUBJECT = "Something waits for you in Concord";

export type Receiver = { readonly name: string; readonly address: string };

/** E-mail is sent at all: a mail server was named. */
export const mailIsOn = () => env().SMTP_URL !== undefined;

const oneLine = (text: string) => [...text].map((sign) => (sign < " " || sign === "\u007f" ? " " : sign)).join("");
const isLoopback = (host: string) => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(host);

/**
 * Writes to somebody that something waits: no patient, no clinical word, only the address of their list of work. Throws when
 * the mail server does not take it, or offers no encryption unless it runs on this very machine.
 */
export async function sendNotice({ name, address }: Receiver): Promise<void> {
  const { SMTP_URL, MAIL_FROM, NEXTAUTH_URL } = env();
  if (!SMTP_URL || !MAIL_FROM) return;
  const url = new URL(SMTP_URL);
  const secure = url.protocol === "smtps:";
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTLS: !secure && !isLoopback(url.hostname),
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: { name: "Concord", address: MAIL_FROM },
      to: { name: oneLine(name), address: oneLine(address).trim() },
      subject: SUBJECT,
      text: `${SUBJECT}. Sign in to see what it is:\n\n${new URL(paths.work, NEXTAUTH_URL)}\n\nYou can turn these e-mails off under Account.\n`,
      headers: { "auto-submitted": "auto-generated" },
    });
  } finally {
    transport.close();
  }
}
