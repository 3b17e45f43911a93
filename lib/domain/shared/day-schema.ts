// Apart from day.ts, so that a screen that only formats days does not load zod.
import * as z from "zod";
import { type Day, isDay } from "./day";

/** A calendar day in a form, an action or stored JSON. */
export const daySchema = z.custom<Day>(isDay, { error: "Enter a date such as 23 Nov 2026" });
