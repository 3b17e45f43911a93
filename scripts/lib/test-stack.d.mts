export type Server = { readonly pid: number; readonly exit: Promise<unknown>; stop(): Promise<void> };
export type Instance = { readonly url: string; readonly server: Server; stop(): Promise<void> };
export type Stack = { readonly url: string; readonly env: Record<string, string>; readonly server: Server };
export function startInstance(env: Record<string, string>, options?: { quiet?: boolean }): Promise<Instance>;
export function withTestStack<T>(
  work: (stack: Stack) => Promise<T>,
  options?: { second?: boolean; demo?: boolean },
): Promise<T>;
