// lib/domain decides from its arguments alone: no clock, no chance, no waiting, no surroundings.
import { isTest, matches, runCheck, sourceFiles, withoutComments } from "./lib/source-files.mjs";

const BANS = [
  [/\bnew Date\(\s*\)/, "reads the clock: take the instant as an argument"],
  [/\bDate\.now\b/, "reads the clock: take the instant as an argument"],
  [/\bTemporal\.Now\b/, "reads the clock: take the day as an argument"],
  [/\bperformance\.now\b/, "reads the clock"],
  [/\bMath\.random\b/, "is random: take the value as an argument"],
  [/\b(crypto|randomUUID)\b/, "is random or reaches outside: take the id as an argument"],
  [/\b(async|await)\b/, "waits: load facts before deciding"],
  [/\bnew Promise\b/, "waits: load facts before deciding"],
  [/\b(setTimeout|setInterval|queueMicrotask)\(/, "waits"],
  [/\bprocess\./, "reads its surroundings"],
  [/\b(fetch|require)\(/, "reaches outside"],
  [/\b(window|document|localStorage|sessionStorage)\./, "reaches the browser"],
  [/\bconsole\./, "prints"],
  [/\btoLocale\w*String\(\s*\)|\bIntl\.\w+\(\s*(\)|undefined|\[)/, "depends on the machine's locale: name one"],
];

// strings and regular text may say "async"; code may not
const withoutStrings = (text) => text.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '""');

runCheck("purity", (root) => {
  const files = [...sourceFiles(root, /\.tsx?$/)].filter(({ path }) => path.startsWith("lib/domain/") && !isTest(path));
  const problems = files.flatMap(({ path, text }) => {
    const code = { path, text: withoutStrings(withoutComments(text)) };
    return BANS.flatMap(([pattern, why]) => matches(code, pattern).map(({ at, line }) => `${at}: ${why}: ${line}`));
  });
  return { looked: files.length, problems };
});
