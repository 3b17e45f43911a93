// Measures the built product on demo data: median warm server time of the worklist and of a plan page, and the first-load
// script of each page, compressed. Prints JSON. Pages can be named: node scripts/measure.mjs /patients /referrals
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { distDir } from "./lib/build.mjs";
import { HttpSession } from "./lib/http-session.mjs";
import { Explained, fail } from "./lib/progress.mjs";
import { withTestStack } from "./lib/test-stack.mjs";

const WARM_UP = 10;
const TIMES = 40;
const UUID = "[0-9a-f]{8}-[0-9a-f-]{27}";

async function html(session, path) {
  const response = await session.fetch(path);
  const text = await response.text();
  if (response.status !== 200) throw new Explained(`${path} answered ${response.status}`);
  return text;
}

const linksIn = (text, pattern) => [
  ...new Set([...text.matchAll(new RegExp(`href="(${pattern})["?]`, "g"))].map((m) => m[1])),
];

// The worklist, the first patient on it that has a signed plan, that plan and its versions; then a draft, one treatment
// of it and the page it is signed on.
async function findPages(session) {
  const found = ["/work", "/patients", "/patients/new", "/patients/import", "/plans", "/referrals"];
  const withPlan = async (wanted) => {
    for (const patient of linksIn(await html(session, "/patients"), `/patients/${UUID}`)) {
      const text = await html(session, patient);
      const [link] = linksIn(text, wanted);
      if (link) return { patient, link };
    }
    throw new Explained(`no patient on the worklist links to ${wanted}`);
  };
  const { patient, link: plan } = await withPlan(`/plans/${UUID}`);
  found.push(
    patient,
    `${patient}/results`,
    `${patient}/medications`,
    `${patient}/diagnosis/new`,
    plan,
    `${plan}/versions`,
  );
  found.push(`${plan}/compare?from=1&to=2`);
  const { link: draft } = await withPlan(`/plans/${UUID}/draft`);
  const treatments = linksIn(await html(session, draft), `${draft}/treatments/${UUID}`);
  return [...found, draft, `${draft}/treatments/new`, ...treatments, draft.replace(/draft$/, "review")];
}

async function serverTime(session, path) {
  const times = [];
  for (let i = 0; i < WARM_UP + TIMES; i++) {
    const from = performance.now();
    await html(session, path);
    if (i >= WARM_UP) times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const at = (share) => Number(times[Math.floor(times.length * share)].toFixed(1));
  return { medianMs: at(0.5), p95Ms: at(0.95) };
}

function firstLoadScript(text) {
  const paths = [
    ...new Set(
      [...text.matchAll(/<script[^>]+src="\/_next\/(static\/[^"?]+\.js)[^>]*>/g)]
        // browsers of the last eight years do not load the polyfills
        .filter(([tag]) => !/nomodule/i.test(tag))
        .map((found) => found[1]),
    ),
  ];
  const bytes = paths.reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(distDir(), decodeURIComponent(path)))).length,
    0,
  );
  return { firstLoadScriptKb: Number((bytes / 1000).toFixed(1)), scripts: paths.length };
}

const neutral = (path) => path.replace(new RegExp(UUID, "g"), "[id]");

async function main() {
  return withTestStack(async ({ url, env }) => {
    const read = JSON.parse(readFileSync(join(env.CONCORD_DATA_DIR, "demo-accounts.json"), "utf8"));
    const accounts = Array.isArray(read) ? read : read.accounts;
    const account = accounts.find(({ role }) => /neurologist/i.test(role));
    if (!account) throw new Explained("there is no neurologist among the demo accounts");
    const session = new HttpSession(url);
    await session.signIn(account);
    const asked = process.argv.slice(2);
    const pages = asked.length > 0 ? asked : await findPages(session);
    const signInPage = firstLoadScript(await html(new HttpSession(url), "/sign-in"));
    const measured = { "/sign-in": signInPage };
    for (const path of pages) {
      const page = { ...(await serverTime(session, path)), ...firstLoadScript(await html(session, path)) };
      const known = measured[neutral(path)];
      // of several treatments the heaviest editor counts
      if (!known || known.firstLoadScriptKb < page.firstLoadScriptKb) measured[neutral(path)] = page;
    }
    return {
      node: process.version,
      processor: cpus()[0]?.model,
      cores: cpus().length,
      requests: TIMES,
      pages: measured,
    };
  });
}

// progress goes to stderr, so that stdout is the report alone
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);
main()
  .then((report) => write(`${JSON.stringify(report, null, 2)}\n`))
  .catch(fail);
