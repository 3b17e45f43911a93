export class Explained extends Error {}
export function fail(error: unknown): void;
export function step<T>(title: string, work: (note: (text: string) => void) => T | Promise<T>): Promise<T>;
