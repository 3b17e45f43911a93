// The environment is read and validated once, in lib/platform/env.ts; everything else takes values from there.
import { isTest, matches, runCheck, sourceFiles, withoutComments } from "./lib/source-files.mjs";

const ALLOWED = [
  /^lib\/platform\/env\.ts$/,
  /^lib\/testing\//,
  /^scripts\//,
  /^prisma\//,
  /^e2e\//,
  /^[^/]+\.config\.(ts|mjs)$/,
];
const READS = /\bprocess\.env\b|\bimport\.meta\.env\b/;
// Next replaces these two at build time and they carry no configuration.
const BUILT_IN = /process\.env\.(NODE_ENV|NEXT_RUNTIME)\b/g;

runCheck("env", (root) => {
  const files = [...sourceFiles(root)].filter(
    ({ path }) => !ALLOWED.some((allowed) => allowed.test(path)) && !isTest(path),
  );
  const problems = files.flatMap(({ path, text }) =>
    matches({ path, text: withoutComments(text).replace(BUILT_IN, "") }, READS).map(
      ({ at }) => `${at}: reads process.env; take the value from lib/platform/env.ts`,
    ),
  );
  return { looked: files.length, problems };
});
