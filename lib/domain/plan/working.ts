// The arithmetic stored with a calculated dose, so that a changed weight never changes the dose silently (CAL-3, CAL-4).
import type { z } from "zod";
import type { workingSchema } from "../calculation/working-schema";

export type StoredWorking = z.infer<typeof workingSchema>;
