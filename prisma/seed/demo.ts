import { seedClock } from "./clock";
import { morning } from "./morning";
import { type Account, seedPeople } from "./people";
import { recordAllPastSessions } from "./sessions";
import { stories } from "./stories";

/** Makes all demo data in a database that has nobody in it. The accounts that come back can sign in. */
export async function seedDemo(start: Date, say: (line: string) => void): Promise<readonly Account[]> {
  const clock = seedClock(start);
  const people = await seedPeople(clock);
  say(`${Object.keys(people.actors).length} people in ${Object.keys(people.teams).length} teams`);
  const world = { clock, people };
  const waiting = [...stories];
  const total = waiting.length;
  let told = 0;
  const teller = async () => {
    for (let story = waiting.shift(); story; story = waiting.shift()) {
      await story(world);
      told += 1;
      if (told % 5 === 0 || told === total) say(`${told} of ${total} patients`);
    }
  };
  // Stories do not touch each other: three at a time keep two cores busy.
  await Promise.all([teller(), teller(), teller()]);
  await recordAllPastSessions(world);
  await morning(world);
  return people.accounts;
}
