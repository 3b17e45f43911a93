// The project's own source files below a root, and the frame every check-*.mjs shares.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const SKIPPED = /^(node_modules|\.git|\.next.*|\.data|coverage|test-results|playwright-report)$/;
const project = fileURLToPath(new URL("../..", import.meta.url));

/** Every file as { path (relative, "/"), text }; folders of dependencies, builds and fixtures left out. */
export function* sourceFiles(root, extensions = /\.(ts|tsx|mts|mjs|cjs)$/, folder = "") {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    const skipped = SKIPPED.test(entry.name) || path === "lib/generated" || path === "scripts/fixtures";
    if (entry.isDirectory() && !skipped) yield* sourceFiles(root, extensions, path);
    else if (entry.isFile() && extensions.test(entry.name))
      yield { path, text: readFileSync(join(root, path), "utf8") };
  }
}

export const isTest = (path) => /\.(test|spec)\.tsx?$/.test(path) || path.startsWith("e2e/");

/** Comments blanked out, line numbers kept: a comment may name what code may not use. */
export const withoutComments = (text) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/(^|[^:"'`\\])\/\/.*$/gm, (line, before) => before + " ".repeat(line.length - before.length));

/** The lines of a text that match, as "path:line". */
export function matches({ path, text }, pattern) {
  return text
    .split("\n")
    .flatMap((line, i) => (pattern.test(line) ? [{ at: `${path}:${i + 1}`, line: line.trim() }] : []));
}

/** Runs a check on the folder given on the command line (or the project), prints what it found, ends 1 if anything. */
export function runCheck(name, findProblems) {
  const root = resolve(process.argv[2] ?? project);
  const { problems, looked } = findProblems(root);
  for (const problem of problems) console.error(problem);
  console.log(`${name}: ${looked} files, ${problems.length} problems`);
  process.exit(problems.length > 0 ? 1 : 0);
}
