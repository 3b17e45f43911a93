// `npm run --silent drill -- NAME [--quick]`: breaks something on purpose, on a stack of its own, and checks what was promised.
// The result is one JSON object on stdout; 1 when a promise broke. What is being done meanwhile is said on stderr.
import { Explained, fail } from "../lib/progress.mjs";

/** What a drill found: each promise with whether it held, and what was measured. */
export type Found = {
  readonly promises: Readonly<Record<string, boolean>>;
  readonly measured: Readonly<Record<string, number>>;
};
export type Drill = (options: { readonly quick: boolean }) => Promise<Found>;

const DRILLS: Readonly<Record<string, () => Promise<{ drill: Drill }>>> = {
  "amend-race": () => import("./amend-race"),
  "audit-load": () => import("./audit-load"),
  tamper: () => import("./tamper"),
  "two-instances": () => import("./two-instances"),
};

async function main(): Promise<void> {
  const [name, ...flags] = process.argv.slice(2);
  const load = name ? DRILLS[name] : undefined;
  if (!load || flags.some((flag) => flag !== "--quick")) {
    throw new Explained(
      `Usage: npm run --silent drill -- NAME [--quick]. The drills are: ${Object.keys(DRILLS).join(", ")}.`,
    );
  }
  const print = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  const from = Date.now();
  const found = await (await load()).drill({ quick: flags.length > 0 });
  const kept = Object.values(found.promises).every(Boolean);
  print(
    `${JSON.stringify({ drill: name, kept, seconds: Math.round((Date.now() - from) / 1000), ...found }, null, 2)}\n`,
  );
  process.exit(kept ? 0 : 1);
}

main().catch((error: unknown) => {
  fail(error);
  process.exit(1);
});
