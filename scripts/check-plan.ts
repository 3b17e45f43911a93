// `npm run --silent check-plan -- FILE.json…`: checks the plan of each case file with the engine of the app and prints one
// JSON object a line, in order. Needs no database. One bad file, and nothing is printed but the reasons.
import { caseAnswer } from "@/lib/domain/safety/case-file/answer";
import { caseProblemLine } from "@/lib/domain/safety/case-file/problem";
import { readCaseFile } from "@/lib/domain/safety/case-file/read-case";
import { checkPlan } from "@/lib/domain/safety/check-plan";
import { caseJson, Refused } from "./check-plan/case-text";

const USAGE = `Usage: npm run --silent check-plan -- FILE.json…

  FILE.json   a case file, or its facts alone; at most 5 MB and 2000 plan rows

Prints one JSON object a file, in order:
  {"findings":[{ruleId,tier,severity,treatments,title,message,why,actions}],"cannotTell":[{ruleId,missing}]}
Exit code 0: every file was checked (whatever was found). 1: a file is refused, and nothing is printed. 2: no file was named.`;

function answerFor(file: string): string {
  const read = readCaseFile(caseJson(file));
  if (!read.ok) throw new Refused(read.problem.map((problem) => `${file}: ${caseProblemLine(problem)}`).join("\n"));
  return JSON.stringify(caseAnswer(read.value, checkPlan(read.value.input)));
}

function run(files: readonly string[]): void {
  const refused: string[] = [];
  const answers = files.flatMap((file) => {
    try {
      return [answerFor(file)];
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refused.push(error.message);
      return [];
    }
  });
  if (refused.length > 0) {
    process.stderr.write(`${refused.join("\n")}\n`);
    process.exitCode = 1;
  } else process.stdout.write(answers.map((answer) => `${answer}\n`).join(""));
}

const args = process.argv.slice(2);
const option = args.find((arg) => arg.startsWith("-"));
if (option === "--help" || option === "-h") process.stdout.write(`${USAGE}\n`);
else if (args.length === 0 || option !== undefined) {
  process.stderr.write(`${option === undefined ? "" : `check-plan: “${option}” is not known.\n\n`}${USAGE}\n`);
  process.exitCode = 2;
} else run(args);
