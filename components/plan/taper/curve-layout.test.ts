import { describe, expect, it } from "vitest";
import { addDays, asDay } from "@/lib/domain/shared/day";
import { taperCourse } from "@/lib/domain/taper/course";
import { taperFromRule } from "@/lib/domain/taper/taper-rule";
import { curveLayout, PLOT, WIDTH } from "./curve-layout";

const start = asDay("2026-11-30");
const layoutOf = (rule: string, threshold = 20) => {
  const steps = taperFromRule(rule, start);
  if (!steps.ok) throw new Error(steps.problem);
  const course = taperCourse("prednisone", steps.value, addDays(start, 400));
  if (!course.ok) throw new Error(course.problem);
  const layout = curveLayout(
    course.value,
    steps.value.map((step) => `${step.amount} mg`),
    threshold,
  );
  if (!layout) throw new Error("no layout");
  return layout;
};
const worked = "60 mg for 28 days, then 50, 40, 30, 20, 15, 10 mg for 14 days each, then 5 mg for 28 days";

describe("the step curve", () => {
  it("begins its axis at zero and labels every dose and the dates at both ends", () => {
    const layout = layoutOf(worked);
    expect(layout.scale.map((mark) => mark.text.replace("\u00a0", " "))).toEqual(["0 mg", "20 mg", "40 mg", "60 mg"]);
    expect([layout.y(0), layout.y(60)]).toEqual([PLOT.bottom, PLOT.top]);
    expect(layout.doses.map((mark) => mark.text)).toEqual([
      "60 mg",
      "50 mg",
      "40 mg",
      "30 mg",
      "20 mg",
      "15 mg",
      "10 mg",
      "5 mg",
    ]);
    expect(layout.leftOut).toBe(false);
    expect(layout.dates.map((mark) => mark.text)).toEqual(expect.arrayContaining(["30-Nov-2026", "18-Apr-2027"]));
  });

  it("goes level through each step and down between them", () => {
    const corners = layoutOf("60 mg for 10 days then 20 mg for 10 days").line.slice(1).split(" L");
    const middle = (PLOT.left + PLOT.right) / 2;
    expect(corners).toEqual([
      `${PLOT.left} ${PLOT.top}`,
      `${middle} ${PLOT.top}`,
      `${middle} ${layoutOf("60 mg for 10 days then 20 mg for 10 days").y(20)}`,
      `${PLOT.right} ${layoutOf("60 mg for 10 days then 20 mg for 10 days").y(20)}`,
    ]);
  });

  it("leaves out labels that would cover each other, says so, and keeps all inside", () => {
    const layout = layoutOf("60 mg for 200 days then down 1 mg every day to 30 mg");
    expect(layout.leftOut).toBe(true);
    expect(layout.doses.length).toBeGreaterThan(2);
    expect(layout.doses.every((mark) => mark.x <= WIDTH)).toBe(true);
  });
});
