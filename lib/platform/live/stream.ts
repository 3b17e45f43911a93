import "server-only";
import type { PersonActor } from "../actor-types";
import { hub } from "./hub";

const PING_MS = 15_000;
/** A page that stopped reading is let go instead of filling the memory of the server. */
const WAITING_MOST = 200;

const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "private, no-store, no-transform",
  "x-accel-buffering": "no",
};

/** The stream of changes of one person, until they leave, are signed out, or the server stops. */
export function liveStream(actor: PersonActor, signal: AbortSignal): Response {
  const text = new TextEncoder();
  let end = () => {};
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let open = true;
        let remove: (() => void) | null = null;
        const send = (words: string) => {
          if (!open) return;
          if ((controller.desiredSize ?? 0) < -WAITING_MOST) return end();
          controller.enqueue(text.encode(words));
        };
        const ping = setInterval(() => send(": ping\n\n"), PING_MS);
        ping.unref();
        end = () => {
          if (!open) return;
          open = false;
          clearInterval(ping);
          remove?.();
          try {
            controller.close();
          } catch {
            // the other side closed it first
          }
        };
        signal.addEventListener("abort", () => end(), { once: true });
        remove = hub().add(actor, {
          hear: (look) => send(`event: look\ndata: ${JSON.stringify(look)}\n\n`),
          close: (why) => {
            send(`event: bye\ndata: ${JSON.stringify(why)}\n\n`);
            end();
          },
        });
        if (!remove || signal.aborted) return end();
        // Half a second to come back, to this instance or another one.
        send("retry: 500\nevent: hello\ndata: {}\n\n");
      },
      cancel() {
        end();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(stream, { headers });
}
