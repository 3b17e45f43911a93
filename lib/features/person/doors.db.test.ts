// The doors for somebody without a session, called as a browser would call them.
import { v4 as uuid } from "uuid";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { aLink, auditAbout } from "@/lib/testing/accounts";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, aPerson, type Clinic } from "@/lib/testing/people";

let sent: Record<string, string> = {};
vi.mock("next/headers", () => ({
  headers: async () => new Headers(sent),
  cookies: async () => ({ get: () => undefined }),
}));
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));
const doors = await import("./actions");

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});
beforeEach(() => {
  sent = { origin: "http://localhost:3000", host: "localhost:3000" };
});
const password = "seven boats under rain";
const aNurse = () => aPerson({ role: "nurse", siteId: clinic.siteId });

it("a password is set from a page of ours with a live link, and the deed names the link, not a person", async () => {
  const nurse = await aNurse();
  const input = { token: await aLink("reset", nurse.id), password };
  expect(await doors.resetPasswordAction({ key: uuid(), input })).toEqual({ ok: true, value: null });
  expect(await auditAbout(nurse.id)).toEqual(["password.reset done"]);
  const rows = await rowsOf("SELECT actor_name, actor_role FROM audit_event WHERE object_id = $1", [nurse.id]);
  expect(rows).toEqual([{ actor_name: "reset link", actor_role: "system" }]);
});

it.each<Record<string, string>>([
  { origin: "https://evil.example", host: "localhost:3000" },
  { origin: "null", host: "localhost:3000" },
  { host: "localhost:3000" },
  { host: "localhost:3000", "sec-fetch-site": "cross-site" },
])("a request from elsewhere is refused and the link stays unused (%o)", async (headers) => {
  sent = headers;
  const nurse = await aNurse();
  const token = await aLink("reset", nurse.id);
  const answer = await doors.resetPasswordAction({ key: uuid(), input: { token, password } });
  expect(answer).toMatchObject({ ok: false, code: "not-same-origin" });
  expect(await rowsOf("SELECT person_id FROM credential WHERE person_id = $1", [nurse.id])).toEqual([]);
});

it("unknown keys and malformed requests are refused with the field, without a fault", async () => {
  const token = await aLink("reset", clinic.nurse.id);
  const extra = { key: uuid(), input: { token, password, role: "administrator" } };
  expect(await doors.resetPasswordAction(extra)).toMatchObject({ code: "invalid-input" });
  for (const junk of [null, "x", 7, [], {}, { key: "no", input: {} }]) {
    expect(await doors.resetPasswordAction(junk as never)).toMatchObject({ ok: false, code: "invalid-input" });
  }
  const form = {
    key: uuid(),
    input: { token, siteName: "", zone: "", jurisdiction: "", email: "x", family: "", given: "", password: "" },
  };
  const answer = await doors.setUpAction(form);
  expect(answer).toMatchObject({
    code: "invalid-input",
    fields: { siteName: "Enter the name of the hospital or site" },
  });
});

it("every other door asks for a session first", async () => {
  const { setUpAction: _, resetPasswordAction: __, ...inside } = doors;
  expect(Object.keys(inside).length).toBeGreaterThan(6);
  for (const [name, door] of Object.entries(inside)) {
    expect(await door({ key: uuid(), input: { id: clinic.nurse.id } }), name).toMatchObject({ code: "signed-out" });
  }
});
