// Derives the lenient form of a schema, so that a draft has exactly the fields of the treatment it will become.
import * as z from "zod";
import { workingSchema } from "../calculation/working-schema";

type Leaf = string | number | null;
type Blank = null | undefined;
type AllKeys<U> = U extends unknown ? keyof U : never;
type AtKey<U, K> = U extends unknown ? (K extends keyof U ? U[K] : never) : never;

/** What a person may have typed so far for a value of type T: every field may be missing, every leaf may be a text or a number. */
export type Loose<T> = [T] extends [boolean | Blank]
  ? boolean | null
  : [T] extends [string | number | Blank]
    ? Leaf
    : [NonNullable<T>] extends [readonly (infer E)[]]
      ? readonly Loose<E>[] | null
      : { readonly [K in AllKeys<NonNullable<T>>]?: Loose<AtKey<NonNullable<T>, K>> } | null;

const leaf = z.union([z.string().max(4000), z.number()]).nullish();

function optionsOf(schema: z.ZodDiscriminatedUnion): z.ZodObject[] {
  return schema.options.filter((option) => option instanceof z.ZodObject);
}

/** The lenient schema for a strict one: objects keep their fields (others are refused), all of them optional. A working is never typed: it is whole or absent. */
export function loosen(schema: unknown): z.ZodType {
  if (schema === workingSchema) return workingSchema.nullish();
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return loosen(schema.unwrap());
  if (schema instanceof z.ZodObject) return z.strictObject(loosenShape(schema.shape)).nullish();
  if (schema instanceof z.ZodArray) return z.array(loosen(schema.element)).max(100).nullish();
  if (schema instanceof z.ZodBoolean) return z.boolean().nullish();
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const shapes = optionsOf(schema).map((option) =>
      loosenShape({ ...option.shape, [schema.def.discriminator]: z.string() }),
    );
    return z.strictObject(Object.assign({}, ...shapes)).nullish();
  }
  return leaf;
}

export function loosenShape(shape: Readonly<Record<string, unknown>>): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(shape).map(([key, field]) => [key, loosen(field)]));
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

function isBlank(value: unknown): value is Blank | "" {
  if (value === null || value === undefined || value === false) return true;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.every(isBlank);
  return typeof value === "object" && Object.values(value).every(isBlank);
}

/** What was typed, brought into the shape of the strict schema without judging it: texts trimmed, counts as numbers, blanks as null. */
export function tidy(schema: unknown, value: unknown): unknown {
  if (schema === workingSchema) return value ?? undefined;
  if (schema instanceof z.ZodNullable) return isBlank(value) ? null : tidy(schema.unwrap(), value);
  if (schema instanceof z.ZodOptional) return isBlank(value) ? undefined : tidy(schema.unwrap(), value);
  if (schema instanceof z.ZodObject) {
    const given = asRecord(value);
    const fields = Object.entries(schema.shape).map(([key, field]) => [key, field, tidy(field, given[key])] as const);
    // An optional field that is blank is left out, so that a treatment without it stays as it was signed.
    const kept = fields.filter(([, field, tidied]) => tidied !== undefined || !(field instanceof z.ZodOptional));
    return Object.fromEntries(kept.map(([key, , tidied]) => [key, tidied]));
  }
  if (schema instanceof z.ZodArray) {
    const given: unknown[] = Array.isArray(value) ? [...value] : [];
    while (given.length > 0 && isBlank(given.at(-1))) given.pop();
    return given.map((entry) => tidy(schema.element, entry));
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const chosen = asRecord(value)[schema.def.discriminator];
    const option = optionsOf(schema).find((o) => literalOf(o.shape[schema.def.discriminator]) === chosen);
    return option ? tidy(option, value) : {};
  }
  if (schema instanceof z.ZodBoolean) return value ?? false;
  if (schema instanceof z.ZodLiteral) return value;
  if (schema instanceof z.ZodNumber)
    return typeof value === "string" && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : (value ?? undefined);
  if (typeof value === "number") return String(value);
  return isBlank(value) ? undefined : typeof value === "string" ? value.trim() : value;
}

const literalOf = (schema: unknown): unknown => (schema instanceof z.ZodLiteral ? schema.value : undefined);
