// Where a rule turns: for every number of an input the two nearest values between which the oracle's answer changes.
import type { EngineInput } from "@/lib/domain/safety/engine-input";
import type { OracleRule } from "@/lib/testing/oracle/expr";
import { applies } from "./find-firing";

type Path = readonly (string | number)[];
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const isBranch = (value: Json): value is readonly Json[] | { readonly [key: string]: Json } =>
  typeof value === "object" && value !== null;

function numbersIn(value: Json, path: Path = []): readonly Path[] {
  if (typeof value === "number") return [path];
  if (!isBranch(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => numbersIn(part, [...path, key]));
}

const at = (value: Json, path: Path): Json =>
  path.reduce<Json>((part, key) => (isBranch(part) ? ((part as Record<string, Json>)[key] ?? null) : null), value);

function set(value: Json, [key, ...rest]: Path, to: number): Json {
  if (key === undefined || !isBranch(value)) return to;
  if (Array.isArray(value)) return value.map((part: Json, i) => (i === Number(key) ? set(part, rest, to) : part));
  const record = value as { readonly [key: string]: Json };
  return { ...record, [key]: set(record[key] ?? null, rest, to) };
}

const wholeNumbers = /[dD]ays?$|cycles|timesPerDay|everyDays|falls/;
const isWhole = (path: Path): boolean => path.some((key) => wholeNumbers.test(String(key)));

/** A day moves by days, a measure by shares of itself; nothing but a day goes below zero. */
function probes(path: Path, value: number): readonly number[] {
  const steps = [1, 2, 3, 5, 8, 13, 21, 34, 60, 90, 180, 366];
  if (isWhole(path)) {
    const isDay = /[dD]ay/.test(String(path.at(-1))) || path.includes("days");
    return steps.flatMap((step) => [value + step, value - step]).filter((probe) => isDay || probe >= 1);
  }
  return [0.5, 0.8, 1.25, 2, 0.1, 10, 0.97, 1.03].map((share) => value * share).concat(value === 0 ? [1, -1] : []);
}

function isSound(input: EngineInput): boolean {
  const today = input.asOfDay ?? 0;
  const rows = input.plan.every(
    (row) =>
      [row.everyDays, row.timesPerDay, row.cycles].every((count) => count === undefined || count >= 1) &&
      (row.endDay === undefined || row.segments !== undefined || row.endDay >= row.startDay) &&
      new Set(row.days).size === (row.days?.length ?? 0) &&
      (row.segments ?? []).every(
        (s, i, all) => s.toDay >= s.fromDay && s.fromDay > (all[i - 1]?.toDay ?? s.fromDay - 1),
      ),
  );
  return rows && today >= 0 && Object.values(input.labs).every(({ day }) => day <= today);
}

/** Halves the way between a value on which the rule answers one way and one on which it answers the other. */
function narrowed(
  path: Path,
  here: number,
  there: number,
  same: (value: number) => boolean,
): readonly [number, number] {
  let [yes, no] = [here, there];
  for (let i = 0; i < 60; i += 1) {
    const middle = isWhole(path) ? Math.trunc((yes + no) / 2) : (yes + no) / 2;
    const isDone = isWhole(path) ? Math.abs(yes - no) <= 1 : Math.abs(yes - no) <= 1e-5 * Math.max(1, Math.abs(no));
    if (isDone || middle === yes || middle === no) break;
    if (same(middle)) yes = middle;
    else no = middle;
  }
  const clear = isWhole(path) ? 0 : no - yes;
  return [yes - clear, no + clear];
}

/** Both sides of every limit that one number alone can cross. */
export function limits(
  rule: OracleRule,
  input: EngineInput,
): readonly { readonly change: string; readonly input: EngineInput }[] {
  const json = input as unknown as Json;
  const withNumber = (path: Path, value: number) => set(json, path, value) as unknown as EngineInput;
  const base = applies(rule, input);
  return numbersIn(json)
    .flatMap((path) => {
      const value = at(json, path);
      if (typeof value !== "number") return [];
      const same = (other: number) => applies(rule, withNumber(path, other)) === base;
      const turned = [1, -1].flatMap((side) => {
        const probe = probes(path, value).find(
          (one) => Math.sign(one - value) === side && isSound(withNumber(path, one)) && !same(one),
        );
        return probe === undefined ? [] : [probe];
      });
      return turned.flatMap((probe) =>
        narrowed(path, value, probe, same).map((limit) => ({
          change: `${path.join(".")} = ${limit}`,
          input: withNumber(path, limit),
        })),
      );
    })
    .filter((one) => isSound(one.input));
}
