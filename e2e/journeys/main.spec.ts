// The main job, end to end, by the people of the demo data. README.md tells how to repeat it by hand.
import { expectAccessible } from "../accessible";
import { demoPerson } from "../demo";
import { test } from "../fixtures";
import { mouse } from "../hand";
import { tellMainStory } from "../story/main-path";

test("from an imported patient to a signed plan, an answered referral and a compared amendment", async ({ seatOf }) => {
  test.setTimeout(1_200_000);
  await tellMainStory({
    neurologist: await demoPerson("neurologist"),
    therapist: await demoPerson("physical therapist"),
    lead: await demoPerson("team lead"),
    hand: mouse,
    look: expectAccessible,
    screenOf: async (person) => (await seatOf(person)).page,
    part: (name, tell) => test.step(name, tell),
  });
});
