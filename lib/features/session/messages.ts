// Sentences for the refusals of sessions.
export const sessionMessages: Readonly<Record<string, string>> = {
  "not-found": "This session is not one of yours, or it does not exist. Nothing was saved.",
  "not-your-lane": "An oncologist moves and records the cancer treatment only. Nothing was saved.",
  "not-chemotherapy":
    "Only a dose of chemotherapy is reduced here; an inhibitor is deferred or omitted. Nothing was saved.",
  replaced: "This session was moved to another day meanwhile. Nothing was saved. Open the course again.",
  "reason-missing": "Enter the reason. Nothing was saved.",
  "pre-checks-open": "A pre-check is open. Enter why it is given all the same, or hold it. Nothing was saved.",
  "order-not-active": "The order is not active, so nothing of it can be recorded as given. Nothing was saved.",
  "day-not-come": "The day of this session has not come. Nothing was saved.",
  "prescriber-only": "Only a prescriber decides on a held or omitted session. Nothing was saved.",
};
