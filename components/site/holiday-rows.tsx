"use client";
import { useState } from "react";
import { asDay, type Day } from "@/lib/domain/shared/day";
import { DayField } from "../shell/day-field";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";

export interface HolidayRowsProps {
  readonly holidays: readonly { readonly day: string; readonly name: string }[];
  readonly today: Day;
  readonly fields: Readonly<Record<string, string>>;
}

/** Days on which no session is planned. Rows keep their identity, so that typing survives adding and removing. */
export function HolidayRows({ holidays, today, fields }: HolidayRowsProps) {
  const [rows, setRows] = useState(() => holidays.map((holiday, key) => ({ ...holiday, key })));
  const [next, setNext] = useState(holidays.length);

  function add() {
    setRows([...rows, { day: "", name: "", key: next }]);
    setNext(next + 1);
  }

  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="font-semibold">
        Holidays <span className="font-normal text-ink-3">(optional)</span>
      </legend>
      <p className="text-small text-ink-2">No session is proposed on these days. Type a date such as 25 dec 26.</p>
      {rows.length === 0 ? <p className="text-ink-2">No holiday is listed.</p> : null}
      {rows.map((row, at) => (
        <div key={row.key} data-holiday="" className="flex flex-wrap items-start gap-2 border-b border-line pb-2">
          <DayField
            name={`holidays.${at}.day`}
            label={`Day ${at + 1}`}
            today={today}
            order={null}
            {...(row.day ? { defaultDay: asDay(row.day) } : {})}
            error={fields[`holidays.${at}.day`]}
          />
          <TextInput
            name={`holidays.${at}.name`}
            label={`Name of day ${at + 1}`}
            defaultValue={row.name}
            error={fields[`holidays.${at}.name`]}
            className="min-w-40 flex-1"
          />
          <Button
            variant="quiet"
            className="sm:mt-6"
            onClick={() => setRows(rows.filter((one) => one.key !== row.key))}
          >
            Remove day {at + 1}
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={add}>Add a holiday</Button>
      </div>
    </fieldset>
  );
}
