export function distDir(): string;
