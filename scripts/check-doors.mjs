// The doors for people: only a feature's actions.ts (or actions/*.ts) says "use server", and it exports nothing but
// `action(...)`: every export of such a file is an endpoint anybody can call.
import { runCheck, sourceFiles, withoutComments } from "./lib/source-files.mjs";

const DOOR = /^lib\/features\/[^/]+\/actions(\.ts|\/[^/]+\.ts)$/;
const USE_SERVER = /^\s*(["'])use server\1\s*;?\s*$/m;
const EXPORT = /^\s*export\s+(.*)$/gm;
const ALLOWED = /^(const\s+[A-Za-z0-9]+Action(\s*:\s*[^=]+)?\s*=\s*(action|publicAction)\s*(<|\()|type\s|interface\s)/;

function problemsOf({ path, text }) {
  const code = withoutComments(text);
  const says = USE_SERVER.test(code);
  const isDoor = DOOR.test(path);
  if (says && !isDoor) return [`${path}: says "use server"; only lib/features/*/actions.ts may open a door`];
  if (!isDoor || path.endsWith(".test.ts")) return [];
  const found = says ? [] : [`${path}: a door must start with "use server"`];
  for (const match of code.matchAll(EXPORT)) {
    const line = code.slice(0, match.index).split("\n").length + (match[0].startsWith("\n") ? 1 : 0);
    // a formatter may break the line after `=`
    const rest = code.slice(match.index + match[0].indexOf("export") + "export".length).trimStart();
    if (!ALLOWED.test(rest)) found.push(`${path}:${line}: exports something other than \`…Action = action(…)\``);
  }
  return found;
}

runCheck("doors", (root) => {
  const files = [...sourceFiles(root)].filter(({ path }) => !path.startsWith("scripts/"));
  return { looked: files.length, problems: files.flatMap(problemsOf) };
});
