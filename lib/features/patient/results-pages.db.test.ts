// A kind with more values than a page shows: every value is reached, none twice, and the count says where it stops.
import { beforeAll, describe, expect, it } from "vitest";
import { aChart, anObservation, type Chart } from "@/lib/testing/charts";
import { withTestClient } from "@/lib/testing/database";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { observationsOfKind } from "./queries-results";

let clinic: Clinic;
let chart: Chart;

/** More values of a kind, one for each hour before the one there is. */
async function moreOf(code: string, count: number): Promise<void> {
  await withTestClient("super", (client) =>
    client.query(
      `INSERT INTO observation (id, patient_id, code, text, value_number, unit, taken_at, taken_on, source, recorded_at, recorded_by)
       SELECT gen_random_uuid(), o.patient_id, o.code, o.text, o.value_number, o.unit, o.taken_at - k * interval '1 hour', o.taken_on, o.source,
              o.recorded_at, o.recorded_by FROM observation o CROSS JOIN generate_series(1, $2) k WHERE o.patient_id = $1 AND o.code = $3`,
      [chart.patientId, count, code],
    ),
  );
}

beforeAll(async () => {
  clinic = await aClinic();
  chart = await aChart(clinic);
  await anObservation(chart, "weight", "68.4", "kg");
  await moreOf("weight", 229);
  await anObservation(chart, "glucose", "100", "mg/dL");
  await moreOf("glucose", 520);
});

const page = (code: string, cursor: { after?: string | null; before?: string | null } = {}) =>
  observationsOfKind(clinic.neurologist, chart.patientId, code, { after: null, before: null, ...cursor });

describe("the values of one kind", () => {
  it("come a hundred at a time, newest first, each once, to the very last", async () => {
    const [first, seen] = [await page("weight"), [] as string[]];
    let shown = first;
    while (shown) {
      seen.push(...shown.group.shown.map((one) => one.id));
      shown = shown.after ? await page("weight", { after: shown.after }) : null;
    }
    expect(first?.group).toMatchObject({ count: 230 });
    expect(first?.group.shown).toHaveLength(100);
    expect(first?.before).toBeNull();
    expect(seen).toHaveLength(230);
    expect(new Set(seen).size).toBe(230);
  });

  it("can be turned back to the page before", async () => {
    const first = await page("weight");
    const second = await page("weight", { after: first?.after ?? null });
    const back = await page("weight", { before: second?.before ?? null });
    expect(back?.group.shown.map((one) => one.id)).toEqual(first?.group.shown.map((one) => one.id));
    expect(back?.before).toBeNull();
    expect(back?.after).toBe(first?.after);
  });

  it("are counted to 500 and a bit, so that the page can say 500+", async () => {
    expect((await page("glucose"))?.group.count).toBe(501);
  });
});
