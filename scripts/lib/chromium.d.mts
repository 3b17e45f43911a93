export const CHROMIUM_FLAGS: string[];
export function findChromium(onProgress?: (note: string) => void): string;
