import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { testUrl, withTestClient } from "@/lib/testing/database";
import { makeSetupLink } from "@/scripts/setup-link.mjs";

const links = () =>
  withTestClient("super", async (client) => {
    const { rows } = await client.query(
      "SELECT token_hash AS hash, expires_at > now() AS live, used_at FROM one_time_link WHERE purpose = 'setup' ORDER BY id",
    );
    return rows;
  });

test("the set-up link is stored as a hash only, lives a day, and ends the one before it", async () => {
  const first = await makeSetupLink(testUrl("owner"), "https://concord.example");
  const token = new URL(first).searchParams.get("token") ?? "";
  const hash = createHash("sha256").update(token).digest("hex");
  expect(first.startsWith("https://concord.example/setup?token=")).toBe(true);
  expect(await links()).toEqual([{ hash, live: true, used_at: null }]);

  const second = await makeSetupLink(testUrl("owner"), "https://concord.example");
  expect(second).not.toBe(first);
  expect((await links()).map(({ live }) => live)).toEqual([false, true]);
});
