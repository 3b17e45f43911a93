// Somebody who is signed in, without a browser: reads pages, saves through the same doors as a form, listens to the stream.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "next-auth/jwt";
import { v7 as uuid } from "uuid";
import { insertRows } from "@/lib/testing/insert-row";
import { distDir } from "../lib/build.mjs";

export type Visitor = { readonly cookie: string; readonly sessionId: string };

export async function signedInAs(personId: string, secret: string): Promise<Visitor> {
  const sessionId = uuid();
  await insertRows([["auth_session", { id: sessionId, person_id: personId }]]);
  const token = await encode({ token: { sid: sessionId }, secret, maxAge: 3600 });
  return { sessionId, cookie: `concord-session=${token}` };
}

/** The id under which this build answers to a door. */
export function doorId(name: string): string {
  const manifest = JSON.parse(readFileSync(join(distDir(), "server/server-reference-manifest.json"), "utf8")) as {
    node: Record<string, { exportedName?: string }>;
  };
  const found = Object.entries(manifest.node).find(([, door]) => door.exportedName === name);
  if (!found) throw new Error(`the build has no door ${name}`);
  return found[0];
}

/** Sends one form to an instance; true once it was acknowledged. */
export async function save(
  url: string,
  path: string,
  { cookie }: Visitor,
  door: string,
  request: unknown,
): Promise<boolean> {
  const response = await fetch(url + path, {
    method: "POST",
    headers: {
      cookie,
      origin: url,
      "next-action": door,
      "content-type": "text/plain;charset=UTF-8",
      accept: "text/x-component",
    },
    body: JSON.stringify([request]),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  if (response.ok && /"ok":true/.test(text)) return true;
  throw new Error(`not acknowledged (${response.status}): ${text.slice(0, 300)}`);
}

export async function pageOf(url: string, path: string, { cookie }: Visitor): Promise<string> {
  const response = await fetch(url + path, { headers: { cookie } });
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return await response.text();
}

export type Stream = {
  readonly events: { readonly event: string; readonly data: string; readonly at: number }[];
  readonly ended: Promise<void>;
  readonly close: () => void;
};

/** Opens the stream of changes and waits until the instance has said hello. */
export async function listen(url: string, { cookie }: Visitor): Promise<Stream> {
  const abort = new AbortController();
  const response = await fetch(`${url}/events`, { headers: { cookie }, signal: abort.signal });
  if (response.status !== 200 || !response.body) throw new Error(`/events answered ${response.status}`);
  const events: Stream["events"] = [];
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const ended = (async () => {
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read().catch(() => ({ value: undefined, done: true }));
      if (done) return;
      const parts = (rest + value).split("\n\n");
      rest = parts.pop() ?? "";
      for (const part of parts) {
        const event = /^event: (.*)$/m.exec(part)?.[1];
        if (event) events.push({ event, data: /^data: (.*)$/m.exec(part)?.[1] ?? "", at: Date.now() });
      }
    }
  })();
  await until(() => events.some(({ event }) => event === "hello"), "hello", 10_000);
  return { events, ended, close: () => abort.abort() };
}

/** Asks again every few milliseconds until it holds. */
export async function until(holds: () => boolean | Promise<boolean>, what: string, withinMs: number): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
