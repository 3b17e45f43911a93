import { afterEach, describe, expect, it, vi } from "vitest";
import { type TestRole, testUrl } from "@/lib/testing/database";

/** The platform anew, connected as this role. */
async function connectedAs(role: TestRole, more: Record<string, string> = {}) {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", testUrl(role));
  for (const [name, value] of Object.entries(more)) vi.stubEnv(name, value);
  const { closeDb } = await import("./db");
  await closeDb();
  return { health: await import("./health"), boot: await import("./boot") };
}

function watchExit() {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  const exit = vi.spyOn(process, "exit").mockImplementation(() => {
    throw new Error("exit");
  });
  return { exit, words: () => said.mock.calls.flat().join("\n") };
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe("the database that the server is given", () => {
  it("is refused when the role is the superuser", async () => {
    const { health } = await connectedAs("super");
    const { refusals } = await health.checkFoundations();
    expect(refusals.join(" ")).toMatch(/is a superuser.*bypasses row-level security.*owns the tables/);
  });

  it("is refused when the role owns the tables", async () => {
    const { health } = await connectedAs("owner");
    const { refusals } = await health.checkFoundations();
    expect(refusals.join(" ")).toMatch(/concord_owner owns the tables/);
    expect(refusals.join(" ")).not.toMatch(/superuser/);
  });

  it("stops the server before the first request, with the reason", async () => {
    const { boot } = await connectedAs("super", { LOG_LEVEL: "silent" });
    const { exit, words } = watchExit();
    await expect(boot.guardBoot()).rejects.toThrow("exit");
    expect(exit).toHaveBeenCalledWith(1);
    expect(words()).toMatch(/refuses to start.*\n.*superuser/);
  });

  it("stops the server on fsync = off, and is not ready either", async () => {
    const { boot, health } = await connectedAs("app", { LOG_LEVEL: "silent" });
    const { words } = watchExit();
    await expect(boot.guardBoot()).rejects.toThrow("exit");
    expect(words()).toMatch(/fsync is off/);
    expect(await health.readiness()).toMatchObject({ ready: false, why: [expect.stringMatching(/fsync is off/)] });
  });

  it("stops the server on a configuration that cannot work, naming the variable", async () => {
    const { boot } = await connectedAs("app", { NEXTAUTH_SECRET: "short" });
    const { words } = watchExit();
    await expect(boot.guardBoot()).rejects.toThrow("exit");
    expect(words()).toMatch(/NEXTAUTH_SECRET/);
  });

  it("is not ready, and no fault, while it cannot be reached", async () => {
    const { health } = await connectedAs("app", { DATABASE_URL: "postgresql://concord_app:x@127.0.0.1:9/none" });
    expect(await health.readiness()).toEqual({ ready: false, why: ["The database does not answer within a second."] });
  });
});
