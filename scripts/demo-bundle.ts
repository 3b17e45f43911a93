// `npm run --silent demo:bundle > patient.json`: the project's own synthetic FHIR R4 bundle, dated relative to today, to try the import with.
import { asDay } from "@/lib/domain/shared/day";
import { livingAdultBundle } from "@/lib/testing/fhir/living-adult-bundle";

const today = asDay(new Date().toISOString().slice(0, 10));
process.stdout.write(`${JSON.stringify(livingAdultBundle(today), null, 2)}\n`);
