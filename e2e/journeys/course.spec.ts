// A course of immune globulin from signing to its last word: two infusions are given, the third is put off with the rest, the
// calendar and the timeline agree, an amendment keeps what was given, and the plan says so in words. At the end one record turns out
// to be wrong.
import type { Page } from "@playwright/test";
import { addDays, asDay, type Day, formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { paths } from "@/lib/platform/paths";
import { aChart } from "@/lib/testing/charts";
import { anIvig } from "@/lib/testing/course-builders";
import { aDraftedPlan, anAmendment } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { liveSessions, sessionOf } from "@/lib/testing/live-sessions";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { SigningPage } from "../pages/signing";
import { givePassword } from "../session";
import { visit } from "../visit";

const PASSWORD = "four patient herons in the reeds";

/** Five infusions of which the second is today. */
function infusionsAround(today: Day) {
  const start = addDays(today, -1);
  const base = anIvig({ start, reviewOn: addDays(today, 60) });
  return { ...base, courses: base.courses.map((course) => ({ ...course, start })) };
}

async function recordGiven(page: Page, lot: string) {
  await page.getByRole("radio", { name: "Given", exact: true }).check();
  const form = page.getByRole("region", { name: "Record", exact: true });
  await form.getByLabel("Time", { exact: true }).fill("09:30");
  await form.getByLabel("Product").fill("Privigen");
  await form.getByLabel("Lot number").fill(lot);
  await expect(form.getByLabel("Dose given")).toHaveValue("25");
  await form.getByLabel("Highest rate").fill("120");
  await form.getByLabel("Why it is given although a pre-check is open").fill("Results seen on paper");
  // Twice, as a tired hand does: one record comes of it.
  await form.getByRole("button", { name: "Save the record" }).dblclick();
  await expect(page.getByRole("heading", { level: 2, name: "Recorded" })).toBeVisible();
}

/** The whole-day entries of the calendar behind an address. */
async function daysInCalendar(page: Page, address: string): Promise<string[]> {
  const answer = await page.request.get(address);
  expect(answer.headers()["content-type"]).toContain("text/calendar");
  const text = await answer.text();
  expect(text).not.toMatch(/testperson/i);
  return [...text.matchAll(/^DTSTART(?:;VALUE=DATE)?:(\d{4})(\d{2})(\d{2})/gm)]
    .map(([, y, m, d]) => `${y}-${m}-${d}`)
    .sort();
}

test("a course is given, put off, amended, and says what became of it", async ({ clinic, seatOf }) => {
  const today = dayInZone(new Date().toISOString(), clinic.zone);
  const chart = await aChart(clinic);
  const { planId } = await aDraftedPlan(chart, [infusionsAround(today)]);
  await givePassword(clinic.neurologist, PASSWORD);
  const neurologist = await seatOf(clinic.neurologist);
  const signing = new SigningPage(neurologist.page, planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSigned(1);

  const { page } = await seatOf(clinic.nurse);
  await visit(page, paths.work);
  await page.getByRole("link", { name: "Sessions", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Sessions" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Infusion 2 of 5" }).first()).toContainText(
    /25\sg today, of 135\sg/,
  );
  await expectAccessible(page, "the sessions of a day");
  const late = page.getByRole("table", { name: /^Not recorded/ });
  await late.getByRole("link", { name: /TESTPERSON/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Infusion 1 of 5");
  await recordGiven(page, "L-1");
  await page.getByRole("link", { name: "Infusion 2 of 5" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Infusion 2 of 5");
  await recordGiven(page, "L-2");

  await page.getByRole("link", { name: "Infusion 3 of 5" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Infusion 3 of 5");
  await page.getByRole("button", { name: "Show what changes" }).click();
  await expect(page.getByText("Choose what to do")).toBeVisible();
  await page.getByRole("radio", { name: "Defer to a later day" }).check();
  await page.getByLabel("New day").fill(formatDay(addDays(today, 2)));
  await page.getByRole("radio", { name: "This session", exact: true }).check();
  await page.getByRole("button", { name: "Show what changes" }).click();
  await expect(page.getByText(/would not come before session 4/)).toBeVisible();
  await expect(page.getByLabel("New day")).toHaveAttribute("aria-invalid", "true");
  await visit(page, page.url().split("?")[0] ?? "");
  await page.getByRole("radio", { name: "Defer to a later day" }).check();
  await page.getByLabel("New day").fill(formatDay(addDays(today, 3)));
  await page.getByRole("button", { name: "Show what changes" }).click();
  await expect(page.getByText("Choose this session, this and all that follow, or the whole course")).toBeVisible();
  await page.getByRole("radio", { name: "This and all that follow" }).check();
  await page.getByRole("button", { name: "Show what changes" }).click();
  const changes = page.getByRole("table", { name: "What changes" });
  await expect(changes.getByRole("row")).toHaveCount(4);
  await expect(changes).toContainText(formatDay(addDays(today, 5)));
  await expectAccessible(page, "a move before it counts");
  await page.getByRole("button", { name: "Move 3 sessions" }).click();
  await expect(page.getByRole("region", { name: "There is a problem" })).toBeVisible();
  await page.getByLabel("Reason", { exact: true }).fill("Line infection");
  await page.getByRole("button", { name: "Move 3 sessions" }).click();
  await expect(page.getByText(`Deferred: ${formatDay(addDays(today, 1))}`)).toBeVisible();
  const days = [-1, 0, 3, 4, 5].map((ahead) => addDays(today, ahead));
  expect((await liveSessions(planId)).map((session) => session.day)).toEqual(days);

  await visit(page, `${paths.sessions}?view=agenda`);
  await page.locator("summary").filter({ hasText: "Sessions in your calendar program" }).click();
  await page.getByRole("button", { name: "Make a calendar address" }).click();
  const address = await page.getByLabel("Calendar address").inputValue();
  expect(await daysInCalendar(page, address)).toEqual(days);

  const seat = neurologist.page;
  await visit(seat, paths.plan(planId));
  await expect(seat.getByText(/2 of 5 infusions given, 3 deferred by 2 days/)).toBeVisible();
  await seat.getByRole("button", { name: "Show as table" }).click();
  const timeline = seat.getByRole("table", { name: "Timeline as a table" });
  for (const [at, day] of days.entries())
    await expect(timeline).toContainText(
      new RegExp(`${formatDay(day)} Infusion ${at + 1} of 5, ${at < 2 ? "given" : "planned"}`),
    );
  await expect(timeline).toContainText(`Infusion 3 of 5, moved to ${formatDay(addDays(today, 3))}`);

  await anAmendment({ chart, planId }, (treatment) =>
    treatment.kind === "ivig"
      ? {
          ...treatment,
          action: "change",
          actionFrom: today,
          changeReason: "Slow answer",
          courses: (treatment.courses ?? []).map((course) => ({ ...course, days: 6 })),
        }
      : treatment,
  );
  await signing.open();
  await signing.decideAll();
  await signing.sign(2, PASSWORD, "A sixth infusion");
  await signing.expectSigned(2);
  await expect(seat.getByText(/2 of 6 infusions given, 3 deferred by 2 days, next/)).toBeVisible();
  expect((await liveSessions(planId)).map((session) => [session.day, session.state])).toEqual([
    [days[0], "given"],
    [days[1], "given"],
    [days[2], "planned"],
    [days[3], "planned"],
    [days[4], "planned"],
    [addDays(today, 6), "planned"],
  ]);
  expect(await daysInCalendar(page, address)).toEqual([...days, addDays(today, 6)]);
  const first = await sessionOf(planId, 1);
  const [kept] = await rowsOf<{ lot: string }>("SELECT record->>'lot' AS lot FROM course_session WHERE id = $1", [
    first.id,
  ]);
  expect(kept?.lot).toBe("L-1");
  expect(asDay(first.day)).toBe(days[0]);
  const records = await rowsOf("SELECT id FROM session_event WHERE session_id = $1 AND event = 'session.given'", [
    first.id,
  ]);
  expect(records).toHaveLength(1);

  await visit(page, paths.session(first.id));
  await page.locator("summary").filter({ hasText: "This record is wrong" }).click();
  const save = page.getByRole("button", { name: "Mark as entered in error and save what is right" });
  await save.click();
  await expect(page.getByRole("region", { name: "There is a problem" })).toBeVisible();
  await page.getByLabel("What is wrong with this record").fill("Lot of the patient in the next bed");
  await page.getByRole("radio", { name: "It was given", exact: true }).check();
  await expect(page.getByLabel("Lot number")).toHaveValue("L-1");
  await page.getByLabel("Lot number").fill("L-9");
  await expectAccessible(page, "putting a record right");
  await save.click();
  await expect(page.getByText("In the place of a record entered in error.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Recorded", exact: true })).toContainText("L-9");
  await page.getByRole("link", { name: "record entered in error" }).click();
  const mark = page.getByRole("region", { name: "Recorded in error" });
  await expect(mark).toContainText("L-1");
  await expect(page.getByText("Entered in error: this session was recorded as given")).toBeVisible();
  await expect(page.getByText("Lot of the patient in the next bed").first()).toBeVisible();
  await expectAccessible(page, "a record entered in error");
  await visit(seat, paths.plan(planId));
  await expect(seat.getByText(/2 of 6 infusions given, 3 deferred by 2 days, 1 record corrected, next/)).toBeVisible();
  expect(await daysInCalendar(page, address)).toEqual([...days, addDays(today, 6)]);
});
