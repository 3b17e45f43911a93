import { expect, test } from "vitest";
import { withTestClient } from "@/lib/testing/database";

test("the application's role owns nothing and can neither create, bypass row security nor make roles", async () => {
  const [role] = await withTestClient("app", async (client) => {
    const { rows } = await client.query(
      "SELECT rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication FROM pg_roles WHERE rolname = current_user",
    );
    return rows;
  });
  expect(role).toEqual({
    rolsuper: false,
    rolcreatedb: false,
    rolcreaterole: false,
    rolbypassrls: false,
    rolreplication: false,
  });
  const owned = await withTestClient("app", async (client) => {
    const { rows } = await client.query("SELECT relname FROM pg_class WHERE relowner = current_user::regrole");
    return rows;
  });
  expect(owned).toEqual([]);
});

test("the application's role cannot create a table", async () => {
  const attempt = withTestClient("app", (client) => client.query("CREATE TABLE planted (id int)"));
  await expect(attempt).rejects.toMatchObject({ code: "42501" });
});

test("the owner is no superuser, so that row security forced on the tables binds migrations too", async () => {
  const { rows } = await withTestClient("owner", (client) =>
    client.query("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"),
  );
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
});
