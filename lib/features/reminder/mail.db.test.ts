import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { systemActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { closeDb } from "@/lib/platform/db";
import { auditAbout, emailOf } from "@/lib/testing/accounts";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, aPerson, type Clinic } from "@/lib/testing/people";
import { aSentReferral } from "@/lib/testing/referrals";

type Received = { readonly from: string; readonly to: readonly string[]; readonly text: string };
const worker = systemActor("background jobs");
let clinic: Clinic;
let received: Received[] = [];
let server: SMTPServer | null = null;

/** A real mail server on this machine; what it takes is in `received`. */
async function aMailServer(options: SMTPServerOptions = {}, refuse = false, host = "127.0.0.1"): Promise<number> {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    ...options,
    onData(stream, session, done) {
      let text = "";
      stream.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on("end", () => {
        if (refuse) return done(Object.assign(new Error("mailbox full"), { responseCode: 452 }));
        const { mailFrom, rcptTo } = session.envelope;
        received.push({ from: mailFrom ? mailFrom.address : "", to: rcptTo.map((one) => one.address), text });
        done();
      });
    },
  });
  server.on("error", () => {});
  const running = server;
  await new Promise<void>((resolve) => running.listen(0, host, () => resolve()));
  return (running.server.address() as AddressInfo).port;
}

/** The features anew, with this mail server in the environment. */
async function withMail(url: string) {
  vi.stubEnv("SMTP_URL", url);
  vi.stubEnv("MAIL_FROM", "concord@hospital.example");
  vi.resetModules();
  const { sendMail } = await import("./send-mail");
  const { setMail } = await import("./commands/set-mail");
  const platform = await import("@/lib/platform/command");
  return { sendMail, setMail, execute: platform.execute };
}

beforeAll(async () => {
  clinic = await aClinic();
});
beforeEach(() => {
  received = [];
});
afterEach(async () => {
  const running = server;
  server = null;
  if (running) await new Promise<void>((resolve) => running.close(() => resolve()));
  vi.unstubAllEnvs();
});
afterAll(closeDb);

const lastSent = async (personId: string) =>
  (await rowsOf<{ at: Date | null }>("SELECT last_sent_at AS at FROM mail_setting WHERE person_id = $1", [personId]))[0]
    ?.at ?? null;

describe("an e-mail", () => {
  it("says that something waits and where, and names no patient and nothing clinical", async () => {
    const { chart } = await aSentReferral(clinic);
    const { sendMail } = await withMail(`smtp://127.0.0.1:${await aMailServer()}`);
    expect(await sendMail(worker, clinic.neurologist.id)).toBeNull();
    expect(received).toHaveLength(1);
    const [mail] = received;
    expect(mail).toMatchObject({ from: "concord@hospital.example", to: [await emailOf(clinic.neurologist)] });
    expect(mail?.text).toContain("Subject: Something waits for you in Concord");
    expect(mail?.text).toContain("http://localhost:3000/work");
    const [patient] = await rowsOf<{ family: string; given: string; mrn: string }>(
      "SELECT family, given, mrn FROM patient WHERE id = $1",
      [chart.patientId],
    );
    for (const word of [patient?.family, patient?.given, patient?.mrn, chart.patientId, "referral", "patient"]) {
      expect(mail?.text.toLowerCase()).not.toContain(String(word).toLowerCase());
    }
    expect(await auditAbout(clinic.neurologist.id)).toEqual(["mail.sent done"]);
  });

  it("goes to one person once in a quarter of an hour, whichever of two instances is first", async () => {
    const { sendMail } = await withMail(`smtp://127.0.0.1:${await aMailServer()}`);
    const answers = await Promise.all([1, 2, 3].map(() => sendMail(worker, clinic.nurse.id)));
    expect(received).toHaveLength(1);
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    const until = answers.find((answer) => answer !== null)?.waitUntil ?? "";
    expect(Date.parse(until) - Date.now()).toBeGreaterThan(14 * 60_000);
    await rowsOf(
      `UPDATE mail_setting SET last_sent_at = now() - interval '16 minutes', revision = revision + 1 WHERE person_id = $1 RETURNING person_id`,
      [clinic.nurse.id],
    );
    expect(await sendMail(worker, clinic.nurse.id)).toBeNull();
    expect(received).toHaveLength(2);
  });

  it("is not sent to somebody who turned it off, or who is disabled; turning it on again brings it back", async () => {
    const { sendMail, setMail, execute: run } = await withMail(`smtp://127.0.0.1:${await aMailServer()}`);
    const person = clinic.oncologist;
    expect((await run(setMail, person, { on: false })).ok).toBe(true);
    expect(await sendMail(worker, person.id)).toBeNull();
    expect(received).toEqual([]);
    expect((await run(setMail, person, { on: true })).ok).toBe(true);
    await sendMail(worker, person.id);
    expect(received).toHaveLength(1);
    expect(await auditAbout(person.id)).toEqual(["mail.turned-off done", "mail.turned-on done", "mail.sent done"]);
    const gone = await aPerson({ role: "nurse", siteId: clinic.siteId });
    await rowsOf("UPDATE person SET disabled_at = now(), revision = revision + 1 WHERE id = $1 RETURNING id", [
      gone.id,
    ]);
    await sendMail(worker, gone.id);
    expect(received).toHaveLength(1);
  });

  it("with a line break in a name or an address adds no header and no receiver", async () => {
    const { sendMail } = await withMail(`smtp://127.0.0.1:${await aMailServer()}`);
    const person = await aPerson({
      role: "nurse",
      siteId: clinic.siteId,
      given: "Eve\r\nBcc: thief@evil.example",
      family: "X\nSubject: changed",
    });
    await sendMail(worker, person.id);
    expect(received).toHaveLength(1);
    const head = received[0]?.text.split("\r\n\r\n")[0] ?? "";
    expect(received[0]?.to).toEqual([await emailOf(person)]);
    expect(head).not.toMatch(/^Bcc:/im);
    expect(head.match(/^Subject:/gim)).toHaveLength(1);
  });
});

describe("when the mail server", () => {
  it("is down, it fails for the worker to try again, and the quarter of an hour is given back", async () => {
    const { sendMail } = await withMail("smtp://127.0.0.1:9");
    await expect(sendMail(worker, clinic.teamLead.id)).rejects.toThrow();
    expect(await lastSent(clinic.teamLead.id)).toBeNull();
    expect(await auditAbout(clinic.teamLead.id)).toEqual(["mail.sent done", "mail.not-sent done"]);
    const again = await withMail(`smtp://127.0.0.1:${await aMailServer()}`);
    expect(await again.sendMail(worker, clinic.teamLead.id)).toBeNull();
    expect(received).toHaveLength(1);
  });

  it("refuses the message, it fails too", async () => {
    const { sendMail } = await withMail(`smtp://127.0.0.1:${await aMailServer({}, true)}`);
    await expect(sendMail(worker, clinic.physicalTherapist.id)).rejects.toThrow(/mailbox full/);
    expect(await lastSent(clinic.physicalTherapist.id)).toBeNull();
  });

  it("has a certificate nobody vouches for, nothing is sent", async () => {
    const port = await aMailServer({ secure: true });
    const { sendMail } = await withMail(`smtps://localhost:${port}`);
    await expect(sendMail(worker, clinic.speechTherapist.id)).rejects.toThrow(/self.signed|certificate/i);
    expect(received).toEqual([]);
  });

  it("offers no encryption on another machine, nothing is sent", async () => {
    // The same machine under an address that is not taken for its own.
    const port = await aMailServer({}, false, "0.0.0.0");
    const { sendMail } = await withMail(`smtp://0.0.0.0:${port}`);
    await expect(sendMail(worker, clinic.administrator.id)).rejects.toThrow(/TLS/);
    expect(received).toEqual([]);
  });
});

it("without a mail server nothing is claimed and nothing is sent", async () => {
  vi.resetModules();
  const { tasks } = await import("./tasks");
  await tasks.mail({ personId: clinic.foreignNeurologist.id }, { addJob: vi.fn() } as never);
  expect(await lastSent(clinic.foreignNeurologist.id)).toBeNull();
  expect(
    (await execute((await import("./commands/set-mail")).setMail, clinic.foreignNeurologist, { on: false })).ok,
  ).toBe(true);
});
