"use client";
import { useEffect, useRef } from "react";

/**
 * Put inside a sticky bar: tells the style sheet how tall the bar is, so that it never covers a focused element
 * (WCAG 2.4.11). With two nested bars marked data-sticky, the one that sticks at this width counts.
 */
export function MeasureHeight({ variable }: { readonly variable: "--band-height" | "--patient-height" }) {
  const mark = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const root = document.documentElement;
    const bars: HTMLElement[] = [];
    let bar = mark.current?.closest<HTMLElement>("[data-sticky]") ?? null;
    while (bar) {
      bars.push(bar);
      bar = bar.parentElement?.closest<HTMLElement>("[data-sticky]") ?? null;
    }

    function measure() {
      const sticking = bars.find((one) => getComputedStyle(one).position === "sticky");
      root.style.setProperty(variable, `${sticking?.getBoundingClientRect().height ?? 0}px`);
    }

    const sizes = new ResizeObserver(measure);
    for (const one of bars) sizes.observe(one);
    addEventListener("resize", measure);
    measure();
    return () => {
      sizes.disconnect();
      removeEventListener("resize", measure);
      root.style.removeProperty(variable);
    };
  }, [variable]);

  return <span ref={mark} hidden />;
}
