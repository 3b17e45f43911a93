// Moves between the states of something: the only ones that exist, as a table that code, buttons and docs read.
import type { Capability } from "../access/roles";
import { fail, ok, type Result } from "./result";

/** One legal move: who may make it (any one of `needs`), what has to hold first, and the audit event it leaves. */
export interface Move<State extends string, Name extends string = string> {
  readonly name: Name;
  /** The words on the button. */
  readonly label: string;
  readonly from: readonly State[];
  readonly to: State;
  readonly needs: readonly Capability[];
  /** What has to hold, in words; null when nothing beside authority. */
  readonly guard: string | null;
  readonly needsReason: boolean;
  readonly event: string;
}

type StateOf<M extends Move<string>> = M["from"][number] | M["to"];

/** The moves out of a state that this actor may make, in the order of the table; guards are checked by the command. */
export function legalMoves<M extends Move<string>>(
  table: readonly M[],
  state: StateOf<M>,
  may: (needs: Capability) => boolean,
): M[] {
  return table.filter((move) => move.from.includes(state) && move.needs.some(may));
}

/** The move of a name out of a state, or a sentence that says it does not exist there. */
export function moveFrom<M extends Move<string>>(table: readonly M[], state: StateOf<M>, name: M["name"]): Result<M> {
  const move = table.find((m) => m.name === name && m.from.includes(state));
  return move ? ok(move) : fail(`"${name}" is not possible while the state is "${state}"`);
}
