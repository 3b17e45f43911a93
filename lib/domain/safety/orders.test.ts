import { describe, expect, it } from "vitest";
import { engineInput, type row } from "@/lib/testing/engine-inputs";
import { commonDays, daysGiven, OrderBook, ordersOf } from "./orders";

const only = (parts: Parameters<typeof row>[0]) => {
  const [order] = ordersOf(engineInput({ plan: [parts] }));
  if (!order) throw new Error("no order");
  return order;
};
const span = (parts: Parameters<typeof row>[0]) => {
  const { first, last, open } = only(parts);
  return [first, last, open];
};

describe("the days of an order", () => {
  it("come from segments, then days, then an end, then cycles, else they are open", () => {
    const segments = [
      { fromDay: 3, toDay: 9, mgPerDay: 40 },
      { fromDay: 10, toDay: 20, mgPerDay: 20 },
    ];
    expect(span({ item: "prednisone", segments, endDay: 99 })).toEqual([3, 20, false]);
    expect(span({ item: "ivig", days: [9, 7, 8], endDay: 99 })).toEqual([7, 9, false]);
    expect(span({ item: "azathioprine", startDay: 2, endDay: 30 })).toEqual([2, 30, false]);
    expect(span({ item: "regimen-bep", startDay: 7, cycles: 4 })).toEqual([7, 90, false]);
    expect(span({ item: "pembrolizumab", startDay: 0, cycles: 2, everyDays: 42 })).toEqual([0, 83, false]);
    expect(span({ item: "azathioprine", startDay: 2 })).toEqual([2, 367, true]);
  });

  it("are those on which something is given", () => {
    expect(daysGiven(only({ item: "rituximab", days: [14, 0] }))).toEqual([0, 14]);
    expect(daysGiven(only({ item: "regimen-bep", startDay: 7, cycles: 3 }))).toEqual([7, 28, 49]);
    expect(daysGiven(only({ item: "durvalumab", startDay: 0, endDay: 60, everyDays: 28 }))).toEqual([0, 28, 56]);
    expect(daysGiven(only({ item: "mmr-vaccine", startDay: 20 }))).toEqual([20]);
    expect(daysGiven(only({ item: "durvalumab", startDay: 10, endDay: 66, everyDays: 28 }))).toEqual([10, 38, 66]);
    expect(daysGiven(only({ item: "durvalumab", startDay: 10, endDay: 65, everyDays: 28 }))).toEqual([10, 38]);
    expect(daysGiven(only({ item: "prednisone", startDay: 10, endDay: 15, everyDays: 2 }))).toEqual([10, 12, 14]);
    expect(daysGiven(only({ item: "azathioprine", startDay: 10, endDay: 15, everyDays: 1 }))).toEqual([10]);
  });

  it("meet, touch on one day, or miss each other", () => {
    const a = only({ item: "prednisone", startDay: 0, endDay: 10 });
    expect(commonDays(a, only({ item: "dexamethasone", startDay: 5, endDay: 7 }))).toBe(2);
    expect(commonDays(a, only({ item: "dexamethasone", startDay: 10, endDay: 20 }))).toBe(0);
    expect(commonDays(a, only({ item: "dexamethasone", startDay: 11, endDay: 20 }))).toBe(-1);
  });
});

describe("the book of orders", () => {
  const book = new OrderBook(
    ordersOf(
      engineInput({
        plan: [
          { item: "regimen-carboplatin-etoposide", startDay: 7, cycles: 4 },
          { item: "rituximab", days: [-3], over: true },
          { item: "carboplatin", auc: 5, startDay: 7 },
        ],
      }),
    ),
  );
  const rows = (orders: readonly { index: number }[]) => orders.map((order) => order.index);

  it("finds a regimen by its own id, by its components and by their classes", () => {
    expect(rows(book.of(["regimen-carboplatin-etoposide"]))).toEqual([0]);
    expect(rows(book.of(["etoposide"]))).toEqual([0]);
    expect(rows(book.of(["@platinum"]))).toEqual([0, 2]);
    expect(rows(book.of(["cisplatin"]))).toEqual([]);
  });

  it("keeps what is over apart from the plan", () => {
    expect(rows(book.of(["rituximab"]))).toEqual([]);
    expect(rows(book.ever(["rituximab"]))).toEqual([1]);
    expect(rows(book.current)).toEqual([0, 2]);
    expect(rows(book.ofOne("rituximab"))).toEqual([]);
  });
});
