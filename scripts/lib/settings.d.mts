export type StartSettings = { port: number; host: string; appUrl: string; embedded: boolean; demo: boolean };
export function checkNode(version?: string): void;
export function readSettings(env: Record<string, string | undefined>): StartSettings;
