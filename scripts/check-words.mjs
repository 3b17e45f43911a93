// Words that hurt: error-prone dose abbreviations in what people read (ISMP and Joint Commission "do not use" lists),
// numbers and dates formatted past the one formatter, and TODO without an issue number.
import { isTest, matches, runCheck, sourceFiles, withoutComments } from "./lib/source-files.mjs";

// these name the banned words in order to ban them
const LISTS = new Set([
  "scripts/check-words.mjs",
  "scripts/checks.test.ts",
  "lib/domain/wording/banned-abbreviation.ts",
]);

const SCREEN = /^(app|components)\/.*\.tsx?$/;
const WORDING =
  /^(app|components)\/.*\.tsx?$|^lib\/domain\/.*\.ts$|^lib\/features\/.*\/(messages|sentences|wording)\.ts$/;
// Only text between quotes, backticks or tags is copy; a match in an identifier is none.
const TEXT = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|>[^<>{}\n]+</g;

const BANNED = [
  [/(?<![\w.])q\.?\s?(o\.?)?d\.?(?![\w-])/i, 'write "once daily" or "every other day", not q.d. or q.o.d.'],
  [/(?<![\w.])(b\.?i\.?d|t\.?i\.?d|q\.?i\.?d|q\.?h\.?s)\.?(?![\w-])/i, 'write "twice daily", "at bedtime" …'],
  [/(?<![\w.])(p\.?r\.?n|a\.?c|p\.?c|h\.s)\.(?![\w-])/i, 'write "as needed", "before meals" …'],
  [/\d\s?(μg|µg|ug|mcg\.)(?!\w)/, 'write "micrograms"'],
  [/\d\s?(U|IU|u)(?![\w/])/, 'write "units"'],
  [/(?<![\w.,])\d+\.0+\s?(mg|g|mL|mg\/kg|g\/kg|mg\/m²|units|micrograms)(?!\w)/, "no trailing zero after the point"],
  [/(?<![\w\d.])\.\d+\s?(mg|g|mL|units|micrograms)(?!\w)/, "write a zero before the point"],
  [/(?<!\w)(MSO4|MgSO4|AZA|CYC|MTX)(?!\w)/, "write the medicine's name in full"],
];
const FORMATTING =
  /\.toFixed\(|\.toPrecision\(|\.toLocale(Date|Time)String\(|\.toLocaleString\(\s*\)|\bIntl\.(DateTime|Number)Format/;

function wordingProblems({ path, text }) {
  const code = withoutComments(text);
  return [...code.matchAll(TEXT)].flatMap((found) => {
    if (/^["']([@./]|use |[a-z-]+(:[a-z-]+)*["']$)/.test(found[0])) return [];
    const line = code.slice(0, found.index).split("\n").length;
    return BANNED.filter(([pattern]) => pattern.test(found[0])).map(
      ([, advice]) => `${path}:${line}: ${advice}: ${found[0]}`,
    );
  });
}

function problemsOf(file) {
  const todo = matches(file, /\b(TODO|FIXME|XXX)\b(?!.*#\d+)/).map(
    ({ at }) => `${at}: TODO without an issue number (#12)`,
  );
  // The sample page shows on purpose what the hint answers.
  if (isTest(file.path) || file.path === "app/dev/editors/samples.ts") return todo;
  const raw = SCREEN.test(file.path) ? matches({ ...file, text: withoutComments(file.text) }, FORMATTING) : [];
  const formatting = raw.map(({ at, line }) => `${at}: use the dose and date formatters of lib/domain: ${line}`);
  return [...todo, ...formatting, ...(WORDING.test(file.path) ? wordingProblems(file) : [])];
}

runCheck("words", (root) => {
  const files = [...sourceFiles(root)].filter(({ path }) => !LISTS.has(path));
  return { looked: files.length, problems: files.flatMap(problemsOf) };
});
