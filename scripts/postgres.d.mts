export type EmbeddedPostgres = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly superUrl: string;
  /** True when the server was already up, started by another Concord command. */
  readonly joined: boolean;
  /** Drops the database and makes an empty one. */
  recreate(): Promise<void>;
  /** Leaves the server; the last command to leave stops it. */
  stop(): Promise<void>;
};
export function dataRoot(): string;
export function headsFile(env: Record<string, string | undefined>): string;
export function ensurePostgres(options?: { onProgress?: (step: string) => void }): Promise<EmbeddedPostgres>;
