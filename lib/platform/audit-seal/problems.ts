import "server-only";

/** Something that cannot have come about by the product: what, and where. Ids and numbers only, nothing of a patient. */
export type Problem = { readonly what: string; readonly place: string };

const KEPT = 20;

/** Collects problems: all are counted, the first ones are kept. */
export class Problems {
  count = 0;
  readonly first: Problem[] = [];

  add(what: string, place: string): void {
    this.count += 1;
    if (this.first.length < KEPT) this.first.push({ what, place });
  }
}
