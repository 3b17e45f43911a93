// One application of the drill `audit-load`: writers that each commit events through the product's own code, and a sealer beside
// them. Killed at any moment; says on standard output what was committed, after it was.
import { randomUUID } from "node:crypto";
import { writeSync } from "node:fs";
import { systemActor } from "@/lib/platform/actor-types";
import { auditBySql, auditInTx } from "@/lib/platform/audit";
import { sealOnce } from "@/lib/platform/audit-seal/sealer";
import { enter, noSubject } from "@/lib/platform/context";
import { db, sqlOn } from "@/lib/platform/db";

const [writers = 8, each = 625, plans = "[]"] = process.argv.slice(2).map((text, at) => (at < 2 ? Number(text) : text));
const planIds = JSON.parse(String(plans)) as string[];
const actor = systemActor("audit drill");
/** Events of one transaction: a command writes one to three, a read one. */
const PER_COMMAND = 3;
/** Four applications start on two cores at once: nobody is given up on. */
const PATIENT = { timeout: 60_000, maxWait: 60_000 };

async function aCommand(marks: readonly string[]): Promise<void> {
  await db().prisma.$transaction(async (tx) => {
    const { now } = await enter(tx, actor, noSubject, null);
    const planId = planIds[Math.floor(Math.random() * planIds.length)] ?? null;
    const entries = marks.map((mark) => ({ action: "drill.command", planId, detail: { mark } }));
    await auditInTx(tx, actor, entries, "done", now, null);
  }, PATIENT);
}

async function aRead(mark: string): Promise<void> {
  const entry = { action: "drill.read", detail: { mark } };
  await auditBySql(sqlOn(db().pool), actor, entry, "done", new Date().toISOString(), null);
}

async function writer(): Promise<void> {
  for (let left = Number(each); left > 0; ) {
    const isCommand = Math.random() < 0.5;
    const marks = Array.from({ length: isCommand ? Math.min(PER_COMMAND, left) : 1 }, () => randomUUID());
    if (isCommand) await aCommand(marks);
    else await aRead(marks[0] ?? "");
    left -= marks.length;
    // Without a buffer: what was said must have been committed, and what was committed should be said at once.
    writeSync(1, `${marks.join("\n")}\n`);
  }
}

let sealing = true;
async function seals(): Promise<void> {
  while (sealing) {
    await sealOnce().catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const sealer = seals();
await Promise.all(Array.from({ length: Number(writers) }, writer));
sealing = false;
await sealer;
process.exit(0);
