// Sentences for the refusals of side effects.
export const sideEffectMessages: Readonly<Record<string, string>> = {
  "not-recordable": "There is a problem with what was entered. Nothing was saved.",
  "already-in-error": "This side effect was marked entered in error meanwhile. Nothing was saved. Reload the page.",
  "never-signed": "This treatment was never part of a signed version. Nothing was saved.",
  "already-over": "It is recorded as over already. Nothing was saved. Mark it entered in error if that is wrong.",
  "waits-for-nothing": "No decision about this side effect is waiting any more. Nothing was saved. Reload the page.",
};
