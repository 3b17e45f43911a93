export type ThrowAwayPostgres = {
  readonly superUrl: string;
  ownerUrl(database: string): string;
  appUrl(database: string): string;
  stop(): Promise<void>;
};
export function startThrowAwayPostgres(options?: { durable?: boolean }): Promise<ThrowAwayPostgres>;
