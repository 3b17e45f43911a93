// Checks the colour tokens: text pairs at least 4.5 to 1, edges that carry meaning at least 3 to 1, in both themes.
import { readFileSync } from "node:fs";

const file = new URL(process.argv[2] ?? "../app/tokens.css", import.meta.url);
const tokens = new Map();
for (const [, name, light, dark] of readFileSync(file, "utf8").matchAll(
  /--([\w-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/gi,
)) {
  tokens.set(name, { light, dark });
}

const grounds = ["canvas", "surface", "sunken"];
const tones = ["stop", "check", "info", "done", "draft"];
const lanes = [...tokens.keys()].filter((name) => name.startsWith("lane-"));
const on = (names, backs, least) => names.flatMap((name) => backs.map((back) => [name, back, least]));
const pairs = [
  ...on(["ink", "ink-2", "ink-3", "accent", "accent-hover", "danger"], grounds, 4.5),
  ...on(["ink", "ink-2"], [...tones.map((tone) => `${tone}-fill`), "accent-soft"], 4.5),
  ...on(["accent"], ["accent-soft", ...tones.map((tone) => `${tone}-fill`)], 4.5),
  ...on(["on-accent"], ["accent", "accent-hover"], 4.5),
  ...on(["on-danger"], ["danger"], 4.5),
  ...tones.flatMap((tone) => on([tone], [...grounds, `${tone}-fill`], 4.5)),
  ...tones.flatMap((tone) => on([`${tone}-edge`], [...grounds, `${tone}-fill`], 3)),
  ...on(lanes, grounds, 4.5),
  ...on(["field-border"], grounds, 3),
];

function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const failures = [];
for (const theme of ["light", "dark"]) {
  for (const [front, back, least] of pairs) {
    const a = tokens.get(front)?.[theme];
    const b = tokens.get(back)?.[theme];
    if (!a || !b) {
      failures.push(`${theme}: token --${a ? back : front} is missing from ${file.pathname}`);
      continue;
    }
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < least) failures.push(`${theme}: --${front} on --${back} is ${ratio.toFixed(2)}, needs ${least}`);
  }
}

if (lanes.length !== 6) failures.push(`expected six lane colours, found ${lanes.length}`);
for (const failure of failures) console.error(failure);
console.log(`${pairs.length * 2} colour pairs checked, ${failures.length} below the limit`);
process.exit(failures.length > 0 ? 1 : 0);
