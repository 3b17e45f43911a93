import { describe, expect, it } from "vitest";
import { nextShortcut, SEQUENCE_MS } from "./shortcut-keys";

const known = ["?", "/", "g w", "g p", "n"];
const press = (key: string, at = 0, modified = false) => ({ key, at, modified });

describe("keyboard shortcuts", () => {
  it("run on one key", () => {
    expect(nextShortcut(known, null, press("?"))).toEqual({ run: "?", waiting: null });
  });

  it("run on two keys in a row, and not on the first of them alone", () => {
    const first = nextShortcut(known, null, press("g", 100));
    expect(first).toEqual({ run: null, waiting: { key: "g", since: 100 } });
    expect(nextShortcut(known, first.waiting, press("w", 400)).run).toBe("g w");
  });

  it("forget a sequence that took too long", () => {
    const waiting = { key: "g", since: 0 };
    expect(nextShortcut(known, waiting, press("w", SEQUENCE_MS)).run).toBe("g w");
    expect(nextShortcut(known, waiting, press("w", SEQUENCE_MS + 1)).run).toBeNull();
  });

  it("treat a wrong second key as a fresh first one", () => {
    expect(nextShortcut(known, { key: "g", since: 0 }, press("n", 10)).run).toBe("n");
    expect(nextShortcut(known, { key: "g", since: 0 }, press("g", 10)).waiting).toEqual({ key: "g", since: 10 });
  });

  it("leave presses with Ctrl, Alt or Meta, and named keys, to the browser", () => {
    expect(nextShortcut(known, null, press("n", 0, true)).run).toBeNull();
    expect(nextShortcut([...known, "Enter"], null, press("Enter")).run).toBeNull();
  });
});
