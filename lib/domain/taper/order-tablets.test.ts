import { describe, expect, it } from "vitest";
import { orderTablets } from "./order-tablets";

const order = { route: "oral", form: "tablet", strength: "20 mg, 5 mg half" };

describe("the tablets of an order", () => {
  it("are those typed as strength, halved where marked", () => {
    expect(orderTablets(order)).toEqual({
      tablets: [
        { strength: "20", halves: false },
        { strength: "5", halves: true },
      ],
      note: null,
    });
    expect(orderTablets({ ...order, form: "" }).tablets).toHaveLength(2);
  });

  it.each(["modified-release-tablet", "gastro-resistant-tablet"])("a %s is never halved", (form) => {
    const { tablets, note } = orderTablets({ ...order, form });
    expect(tablets?.some((tablet) => tablet.halves)).toBe(false);
    expect(note).toContain("must not be halved");
    expect(orderTablets({ ...order, form, strength: "20 mg" }).note).toBeNull();
  });

  it.each([
    [{ ...order, form: "infusion" }, null],
    [{ ...order, form: "", route: "intravenous" }, null],
    [{ ...order, strength: " " }, "Enter the tablet strengths"],
    [{ ...order, strength: "1 g in 10 mL" }, 'Tablets are not shown: "1 g in 10 ml" is no tablet strength'],
  ])("are not known for %j", (given, words) => {
    const { tablets, note } = orderTablets(given);
    expect(tablets).toBeNull();
    if (words === null) expect(note).toBeNull();
    else expect(note).toContain(words);
  });
});
