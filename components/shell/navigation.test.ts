import { describe, expect, it } from "vitest";
import { bottomBar, currentHref, type NavEntry } from "./navigation";

const entry = (href: string): NavEntry => ({ href, label: href, icon: "work" });
const oversight = [entry("/oversight"), entry("/oversight/history"), entry("/patients")];

describe("navigation", () => {
  it("marks exactly the entry nearest above the page", () => {
    expect(currentHref("/oversight/history", oversight)).toBe("/oversight/history");
    expect(currentHref("/oversight/overdue", oversight)).toBe("/oversight");
    expect(currentHref("/patients/1/plan", oversight)).toBe("/patients");
  });

  it("marks nothing on a page outside the menu, even when the address begins alike", () => {
    expect(currentHref("/patients-archive", oversight)).toBeNull();
    expect(currentHref("/account", oversight)).toBeNull();
  });

  it("shows a therapist's three entries without a menu for more", () => {
    const bar = bottomBar([{ entries: ["/work", "/referrals", "/sessions"].map(entry) }]);
    expect(bar.shown).toHaveLength(3);
    expect(bar.more).toEqual([]);
  });

  it("keeps every entry reachable when there are more than four", () => {
    const all = ["/work", "/patients", "/plans", "/sessions"].map(entry);
    const bar = bottomBar([{ entries: all }, { title: "Oversight", entries: [entry("/oversight")] }]);
    expect(bar.shown.map((one) => one.href)).toEqual(["/work", "/patients", "/plans"]);
    expect(bar.more.map((one) => one.href)).toEqual(["/sessions", "/oversight"]);
  });
});
