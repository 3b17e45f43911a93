import type { Client } from "pg";

export const OWNER: "concord_owner";
export const APP: "concord_app";
export function withPostgres<T>(url: string, work: (client: Client) => Promise<T>): Promise<T>;
export function createDatabase(client: Client, name: string, template?: string): Promise<void>;
export function ensureDatabase(superUrl: string, name: string): Promise<void>;
export function recreateDatabase(superUrl: string, name: string, template?: string): Promise<void>;
