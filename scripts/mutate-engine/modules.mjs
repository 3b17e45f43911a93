// The project's modules in this process, each read and translated once. A file can be replaced by a mutant of it: then it
// and what reads it are evaluated anew, and nothing else is.
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { transformSync } from "esbuild";

const root = process.cwd();
const translate = (source) => transformSync(source, { loader: "ts", format: "cjs", target: "es2023" }).code;
const isFile = (path) => existsSync(path) && statSync(path).isFile();

function located(name, from) {
  const base = name.startsWith("@/") ? resolve(root, name.slice(2)) : resolve(dirname(from), name);
  const path = [base, `${base}.ts`, `${base}.tsx`].find(isFile);
  if (!path) throw new Error(`${relative(root, from)} imports ${name}, which is not there`);
  return path;
}

/** The oracle is slow on purpose and never a mutant: what it answered once it need not work out again. */
const ORACLE = resolve(root, "lib/testing/oracle/oracle.ts");
function remembering({ askRule, ...others }) {
  const answers = new Map();
  const remembered = (rule, input) => {
    const question = `${rule.id} ${JSON.stringify(input)}`;
    if (!answers.has(question)) answers.set(question, askRule(rule, input));
    return { ...answers.get(question) };
  };
  return { ...others, askRule: remembered };
}

export class Modules {
  #known = new Map();
  #packages = new Map();
  #loaded = new Map();
  #replaced = null;

  /** Reads a file of the project and all that it imports; packages are loaded, since they may not be loaded in between. */
  async read(path) {
    const at = resolve(root, path);
    if (this.#known.has(at)) return;
    const text = readFileSync(at, "utf8");
    if (at.endsWith(".json")) {
      this.#known.set(at, { data: JSON.parse(text), imports: [] });
      return;
    }
    const code = translate(text);
    const names = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
    const own = names.filter((name) => /^(\.|@\/)/.test(name));
    this.#known.set(at, { code, imports: own.map((name) => located(name, at)) });
    for (const name of names.filter((one) => !own.includes(one)))
      this.#packages.set(name, { ...(await import(name)), __esModule: true });
    for (const name of own) await this.read(located(name, at));
  }

  /** Whether a file imports another one, directly or by way of others. */
  isReader(path, of, seen = new Set()) {
    const [at, wanted] = [resolve(root, path), resolve(root, of)];
    if (at === wanted) return true;
    if (seen.has(at)) return false;
    seen.add(at);
    return (this.#known.get(at)?.imports ?? []).some((next) => this.isReader(next, wanted, seen));
  }

  /** Puts a mutant in the place of a file, or the file itself back. */
  replace(file, source) {
    for (const path of [this.#replaced?.at, file && resolve(root, file)].filter(Boolean)) this.#forget(path);
    this.#replaced = file ? { at: resolve(root, file), code: translate(source) } : null;
  }

  #forget(path) {
    for (const at of this.#loaded.keys()) if (this.isReader(at, path)) this.#loaded.delete(at);
  }

  /** Evaluates a file anew: a test file registers its tests each time. */
  fresh(path) {
    this.#loaded.delete(resolve(root, path));
    return this.load(path);
  }

  load(path) {
    const at = resolve(root, path);
    const before = this.#loaded.get(at);
    if (before) return before.exports;
    const known = this.#known.get(at);
    if (!known) throw new Error(`${path} was not read`);
    const module = { exports: known.data ?? {} };
    this.#loaded.set(at, module);
    if (known.data !== undefined) return module.exports;
    const code = this.#replaced?.at === at ? this.#replaced.code : known.code;
    const load = (name) => (/^(\.|@\/)/.test(name) ? this.load(located(name, at)) : this.#packages.get(name));
    new Function("module", "exports", "require", code)(module, module.exports, load);
    if (at === ORACLE) module.exports = remembering(module.exports);
    return module.exports;
  }
}
