#!/usr/bin/env node
// Our offline stand-in for Prisma's native schema engine: the same arguments and the same JSON-RPC over stdio, answered
// by @prisma/schema-engine-wasm over @prisma/adapter-pg. PRISMA_SCHEMA_ENGINE_BINARY points here (scripts/prisma.mjs).
import { createInterface } from "node:readline";
import { readArguments } from "./arguments.mjs";
import { engineVersion, makeEngine } from "./engine.mjs";
import { logLine } from "./log.mjs";
import { runSubCommand } from "./sub-command.mjs";

const SERVER_ERROR = 4466;
const read = readArguments(process.argv.slice(2));
if (read.wantsVersion) {
  console.log(`schema-engine-cli wasm ${engineVersion()}`);
  process.exit(0);
}
if (read.subCommand) process.exit(await runSubCommand(read.subCommand, read.datasource.url));

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
const engine = makeEngine(read);
let currentId;
let panicMessage = "";

// A Rust panic arrives here first and then as an uncaught RuntimeError. Unregistered, the CLI would exit 0.
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (message) => {
    panicMessage = message;
  },
};
function die(error) {
  const message = `schema engine panic: ${panicMessage || error?.stack || String(error)}`;
  logLine("ERROR", { message, is_panic: true });
  if (currentId !== undefined) {
    send({
      id: currentId,
      error: { code: SERVER_ERROR, message, data: { is_panic: false, message, error_code: null } },
    });
  }
  engine.dropLeftovers().finally(() => process.exit(1));
}
process.on("uncaughtException", die);
process.on("unhandledRejection", die);

async function answer({ id, method, params }) {
  try {
    const result = await engine.call(method, params);
    if (method === "diff" && result.stdout != null) {
      // the native engine prints through a call back to the CLI
      send({ id: `print-${id}`, method: "print", params: { content: result.stdout } });
      return { id, result: { exitCode: result.exitCode, stdout: null } };
    }
    return { id, result };
  } catch (error) {
    const message = "An error happened. Check the data field for details.";
    return { id, error: { code: SERVER_ERROR, message, data: engine.describe(error) } };
  }
}

let queue = Promise.resolve();
async function take(line) {
  let message;
  try {
    message = JSON.parse(line);
  } catch {
    return;
  }
  if (!message.method) return; // the CLI's reply to our `print`
  currentId = message.id;
  send(await answer(message));
  currentId = undefined;
}
const finish = () => queue.then(() => engine.dropLeftovers()).finally(() => process.exit(0));
createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  .on("line", (line) => {
    queue = queue.then(() => take(line));
  })
  .on("close", finish);
process.on("SIGTERM", finish); // the CLI sends it at once when it is done
