export function makeSetupLink(ownerUrl: string, appUrl: string): Promise<string>;
