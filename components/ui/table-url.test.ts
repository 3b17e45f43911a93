import { describe, expect, it } from "vitest";
import { capTotal, nextSort, readSort, totalText, withQuery, writeSort } from "./table-url";

describe("list state in the URL", () => {
  const byDue = { id: "due", desc: false };

  it("reads a sort back as it was written", () => {
    for (const sort of [byDue, { id: "family", desc: true }]) {
      expect(readSort(writeSort(sort), ["due", "family"], { id: "x", desc: false })).toEqual(sort);
    }
  });

  it("falls back when the column is unknown or missing, so that a made-up URL cannot sort by anything", () => {
    for (const text of [undefined, "", "-", "password", "-password", "--due"]) {
      expect(readSort(text, ["due"], byDue)).toEqual(byDue);
    }
  });

  it("sorts a new column ascending and turns the present one round", () => {
    expect(nextSort(null, "due")).toEqual(byDue);
    expect(nextSort(byDue, "due")).toEqual({ id: "due", desc: true });
    expect(nextSort({ id: "due", desc: true }, "due")).toEqual(byDue);
    expect(nextSort(byDue, "family")).toEqual({ id: "family", desc: false });
  });

  it("goes back to the first page when a filter or the order changes", () => {
    expect(withQuery("status=draft&after=abc", { sort: "-due" })).toBe("?status=draft&sort=-due");
    expect(withQuery("status=draft&before=abc", { status: null })).toBe("?");
  });

  it("keeps filters and order when only the page changes", () => {
    expect(withQuery("status=draft&sort=due&before=a", { after: "b", before: null })).toBe(
      "?status=draft&sort=due&after=b",
    );
  });
});

describe("totals", () => {
  it("are exact up to the cap and say so beyond it", () => {
    expect(totalText(capTotal(0), "plan", "plans")).toBe("0 plans");
    expect(totalText(capTotal(1), "plan", "plans")).toBe("1 plan");
    expect(totalText(capTotal(500), "plan", "plans")).toBe("500 plans");
    expect(totalText(capTotal(501), "plan", "plans")).toBe("500+ plans");
    expect(totalText(capTotal(2, 1), "plan", "plans")).toBe("1+ plans");
  });
});
