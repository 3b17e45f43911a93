// What one import may cost. A Synthea adult has about 700 entries with 40,000 keys in 3 MB, 12 levels deep.

export type ImportLimits = {
  readonly bytes: number;
  readonly keys: number;
  readonly values: number;
  readonly entries: number;
  readonly depth: number;
  readonly stringLength: number;
};

export const IMPORT_LIMITS: ImportLimits = {
  bytes: 10 * 1024 * 1024,
  keys: 100_000,
  values: 400_000,
  entries: 10_000,
  depth: 32,
  stringLength: 256 * 1024,
};
