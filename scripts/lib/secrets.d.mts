export function ensureSecrets(file?: string, environment?: Record<string, string | undefined>): Record<string, string>;
