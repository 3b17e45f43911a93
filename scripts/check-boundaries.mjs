// Checks who imports whom (.dependency-cruiser.cjs). Fails too when suspiciously few modules were seen: with a
// TypeScript it cannot parse, dependency-cruiser sees none and reports success.
// Usage: node scripts/check-boundaries.mjs [--root FOLDER] [--at-least N]
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const project = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({ options: { root: { type: "string" }, "at-least": { type: "string" } } });
const root = resolve(values.root ?? project);
const folders = ["app", "components", "lib", "e2e", "prisma"].filter((folder) => existsSync(join(root, folder)));

const isSource = (name) => /\.(ts|tsx|mts)$/.test(name) && !/\.d\.m?ts$/.test(name) && !name.startsWith("generated");
const onDisk = folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).filter(isSource));
const atLeast = Number(values["at-least"] ?? Math.floor(onDisk.length * 0.9));

const cli = join(project, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
const args = [cli, "--config", join(project, ".dependency-cruiser.cjs"), "--output-type", "json", ...folders];
const result = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
if (!result.stdout) {
  console.error(`dependency-cruiser gave no report: ${result.stderr}`);
  process.exit(2);
}
const { modules, summary } = JSON.parse(result.stdout);
const seen = modules.filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`))).length;
for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
if (seen < atLeast) {
  console.error(`only ${seen} of ${onDisk.length} source files were looked at: is TypeScript below 7 installed?`);
}
console.log(
  `boundaries: ${seen} modules, ${summary.totalDependenciesCruised} imports, ${summary.violations.length} broken`,
);
process.exit(summary.violations.length > 0 || seen < atLeast ? 1 : 0);
