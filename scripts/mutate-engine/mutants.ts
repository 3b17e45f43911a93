// Small mistakes in the engine's source, one at a time: an operator turned, a limit moved by one, a "not" dropped.
import { readFileSync } from "node:fs";
import ts from "typescript";

export interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly from: string;
  readonly to: string;
  /** The whole file with the mistake in it. */
  readonly source: string;
}

/** Where it is and what it is, for a person. */
export const named = ({ file, line, from, to }: Mutant): string => `${file}:${line} ${from} → ${to}`;

/** The files that decide; words, actions and stored decisions are not the engine. */
export const engineFiles = [
  "case",
  "check-plan",
  "collapse",
  "dose",
  "evaluate",
  "fact-leaves",
  "monitoring-due",
  "orders",
  "plan-leaves",
  "range",
  "steroid-days",
  "verdict",
].map((name) => `lib/domain/safety/${name}.ts`);

const operators: Readonly<Record<string, readonly string[]>> = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "===": ["!=="],
  "!==": ["==="],
  "&&": ["||"],
  "||": ["&&"],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
};

const methods: Readonly<Record<string, string>> = { some: "every", every: "some", min: "max", max: "min" };

interface Change {
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

function changesAt(node: ts.Node, file: ts.SourceFile): readonly Change[] {
  const at = (part: ts.Node, to: string): Change => ({ start: part.getStart(file), end: part.getEnd(), to });
  if (ts.isBinaryExpression(node)) {
    const found = operators[node.operatorToken.getText(file)] ?? [];
    return found.map((to) => at(node.operatorToken, to));
  }
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return [at(node, node.operand.getText(file))];
  }
  if (ts.isNumericLiteral(node)) return [at(node, `${Number(node.text) + 1}`), at(node, `(${Number(node.text) - 1})`)];
  if (ts.isPropertyAccessExpression(node) && methods[node.name.text]) {
    return [at(node.name, methods[node.name.text] ?? "")];
  }
  if (ts.isConditionalExpression(node)) {
    const [yes, no] = [node.whenTrue.getText(file), node.whenFalse.getText(file)];
    return [at(node, `(${node.condition.getText(file)} ? ${no} : ${yes})`)];
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword && !ts.isLiteralTypeNode(node.parent)) return [at(node, "false")];
  if (node.kind === ts.SyntaxKind.FalseKeyword && !ts.isLiteralTypeNode(node.parent)) return [at(node, "true")];
  return [];
}

/** Every mutant of one file. */
export function mutantsOf(path: string): readonly Mutant[] {
  const text = readFileSync(path, "utf8");
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    for (const { start, end, to } of changesAt(node, file)) {
      found.push({
        file: path,
        line: file.getLineAndCharacterOfPosition(start).line + 1,
        from: text.slice(start, end),
        to,
        source: `${text.slice(0, start)}${to}${text.slice(end)}`,
      });
    }
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found;
}
