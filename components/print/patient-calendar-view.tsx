// The calendar for the patient: one sheet for each month, to hang on the fridge. Words, not codes.
import type { CalendarMonth, PatientCalendar } from "@/lib/domain/schedule/patient-calendar";
import { plainDay } from "@/lib/domain/schedule/patient-words";

export interface PatientCalendarProps {
  readonly calendar: PatientCalendar;
  readonly doctor: string;
}

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

export function PatientCalendarView({ calendar, doctor }: PatientCalendarProps) {
  return calendar.months.map((month, at) => (
    <section key={month.first} aria-labelledby={`month-${month.first}`} className="print-sheet flex flex-col gap-3">
      <h2 id={`month-${month.first}`} className="text-title">
        {month.title}
      </h2>
      <Taken month={month} />
      {at === 0 && calendar.paused.length > 0 ? (
        <div className="keep-together border-2 border-ink p-2">
          <h3 className="text-lead">Stopped, paused or not started yet</h3>
          <ul className="list-disc pl-5">
            {calendar.paused.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <Grid month={month} />
      <p className="keep-together">
        Do not change or stop a medicine by yourself. If you cannot swallow, cannot breathe well, or get much weaker:
        call an ambulance. Questions: ask {doctor}.
      </p>
    </section>
  ));
}

function Taken({ month: { taken } }: { readonly month: CalendarMonth }) {
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-lead">Your medicines this month</h3>
      {taken.length === 0 ? <p>No medicine to take at home is in your plan this month.</p> : null}
      <ul className="flex flex-col gap-1">
        {taken.map(({ name, sentences }) => (
          <li key={name}>
            <b>{name}</b>: {sentences.join(" Then: ")}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Grid({ month }: { readonly month: CalendarMonth }) {
  const busy = month.weeks.flat().some((day) => (day?.words.length ?? 0) > 0);
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-lead">Your appointments</h3>
      {busy ? null : <p>No appointment is in your plan this month.</p>}
      <ul className="min-[700px]:hidden print:hidden">
        {month.weeks.flat().map((day) =>
          day && day.words.length > 0 ? (
            <li key={day.day}>
              <b>{plainDay(day.day)}</b>: {day.words.join("; ")}
            </li>
          ) : null,
        )}
      </ul>
      <table className="calendar-grid max-[699px]:hidden print:table">
        <caption className="visually-hidden">Appointments of {month.title}</caption>
        <thead>
          <tr>
            {weekdays.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week) => (
            <tr key={week.find((day) => day)?.day}>
              {week.map((day, at) => (
                <td key={weekdays[at]}>
                  {day ? (
                    <>
                      <b>{day.date}</b>
                      {day.words.map((words) => (
                        <span key={words} className="block">
                          {words}
                        </span>
                      ))}
                    </>
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
