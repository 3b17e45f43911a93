import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { asDay } from "@/lib/domain/shared/day";
import { execute } from "@/lib/platform/command";
import { auditAbout, refusalsOf } from "@/lib/testing/accounts";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { createSite, editSite } from "./commands/save-site";
import { editSiteInput } from "./input";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});
const details = () => ({
  name: `Site ${uuid()}`,
  zone: "America/Chicago",
  jurisdiction: "US" as const,
  holidays: [{ day: asDay("2026-11-26"), name: "Thanksgiving" }],
});
const holidays = (id: string) =>
  rowsOf("SELECT to_char(day, 'YYYY-MM-DD') AS day, name FROM site_holiday WHERE site_id = $1 ORDER BY 1", [id]);

describe("sites", () => {
  it("are made and changed by an administrator, holidays and all", async () => {
    const made = await execute(createSite, clinic.administrator, details());
    const id = made.ok ? made.value.id : "";
    expect(await holidays(id)).toEqual([{ day: "2026-11-26", name: "Thanksgiving" }]);
    const edit = { ...details(), id, revision: 1, holidays: [{ day: asDay("2027-01-01"), name: "New Year" }] };
    expect(await execute(editSite, clinic.administrator, edit)).toEqual({ ok: true, value: null });
    expect(await holidays(id)).toEqual([{ day: "2027-01-01", name: "New Year" }]);
    expect(await auditAbout(id)).toEqual(["site.created done", "site.edited done"]);
    expect(await execute(editSite, clinic.administrator, edit)).toMatchObject({ code: "changed-by-someone-else" });
  });

  it("are not for anybody else", async () => {
    expect(await execute(createSite, clinic.teamLead, details())).toMatchObject({ code: "not-found" });
    const edit = { ...details(), id: clinic.siteId, revision: 1 };
    expect(await execute(editSite, clinic.neurologist, edit)).toMatchObject({ code: "not-found" });
    expect(await refusalsOf(clinic.neurologist.id)).toEqual(["site.edit not-found"]);
  });

  it("refuse a second site of the same name", async () => {
    const given = details();
    await execute(createSite, clinic.administrator, given);
    expect(await execute(createSite, clinic.administrator, given)).toMatchObject({ code: "name-taken" });
  });

  it("name the field when a zone does not exist or a day is listed twice", () => {
    const day = { day: "2026-12-25", name: "Christmas Day" };
    const parsed = editSiteInput.safeParse({
      ...details(),
      id: uuid(),
      revision: 1,
      zone: "Europe/Atlantis",
      holidays: [day, day],
    });
    const paths = parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join("."));
    expect(paths).toContain("zone");
    const twice = editSiteInput.safeParse({ ...details(), id: uuid(), revision: 1, holidays: [day, day] });
    expect(twice.success ? [] : twice.error.issues.map((issue) => issue.path.join("."))).toEqual(["holidays.1.day"]);
  });
});
