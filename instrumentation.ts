// Before the first request: a wrong configuration or an unsafe database stops the server instead of serving patients.
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { guardBoot } = await import("./lib/platform/boot");
  await guardBoot();
}
