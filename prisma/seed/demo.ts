import { seedClock } from "./clock";
import { type Account, seedPeople } from "./people";

/** Makes all demo data in a database that has nobody in it. The accounts that come back can sign in. */
export async function seedDemo(start: Date, say: (line: string) => void): Promise<readonly Account[]> {
  const clock = seedClock(start);
  const people = await seedPeople(clock);
  say(`${Object.keys(people.actors).length} people in ${Object.keys(people.teams).length} teams`);
  return people.accounts;
}
