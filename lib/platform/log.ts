import "server-only";
import pino from "pino";
import { env } from "./env";

// Logs carry codes, ids of commands and references; never words about a patient.
const globals = globalThis as typeof globalThis & { concordLog?: pino.Logger };
export function log(): pino.Logger {
  globals.concordLog ??= pino({ level: env().LOG_LEVEL, base: undefined });
  return globals.concordLog;
}
