// Before the first request: a wrong configuration or an unsafe database stops the server instead of serving patients. Then
// this instance begins to listen for changes and to work off background jobs.
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { guardBoot, startBackground } = await import("./lib/platform/boot");
  await guardBoot();
  const { tasks } = await import("./lib/features/reminder/tasks");
  const { endBreakGlassTask } = await import("./lib/features/break-glass/tasks");
  startBackground({ ...tasks, "end-break-glass": endBreakGlassTask });
}
