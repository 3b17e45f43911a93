"use client";
import { useEffect, useMemo, useState } from "react";
import { type ComboboxOption, matchOptions } from "./combobox-match";

export type OptionSearch<O> = (typed: string) => Promise<readonly O[]>;

/** Options for what is typed: from the given list, or asked for after a short pause; a late answer never wins. */
export function useOptions<O extends ComboboxOption>(
  typed: string,
  list: readonly O[] | undefined,
  search: OptionSearch<O> | undefined,
) {
  const local = useMemo(() => (list ? matchOptions(list, typed) : []), [list, typed]);
  const [remote, setRemote] = useState<{ typed: string; options: readonly O[]; failed: boolean } | null>(null);

  useEffect(() => {
    if (!search || typed.trim() === "") return;
    let current = true;
    const timer = setTimeout(() => {
      search(typed).then(
        (options) => current && setRemote({ typed, options, failed: false }),
        () => current && setRemote({ typed, options: [], failed: true }),
      );
    }, 200);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [typed, search]);

  if (!search) return { options: local, searching: false, failed: false };
  if (typed.trim() === "") return { options: [], searching: false, failed: false };
  return { options: remote?.options ?? [], searching: remote?.typed !== typed, failed: remote?.failed ?? false };
}
