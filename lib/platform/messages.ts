// Sentences for refusals that any command may give; a feature adds its own in its `messages.ts`.
export const commonMessages: Readonly<Record<string, string>> = {
  "signed-out": "Your session has ended. Nothing was saved. Sign in again to go on; what you typed is still here.",
  "not-same-origin": "This request did not come from a page of Concord, so it was refused. Nothing was saved.",
  "invalid-input": "There is a problem with what was entered. Nothing was saved.",
  "may-not": "Your role or team does not allow this. Nothing was saved. Ask the patient's plan lead or team lead.",
  "not-found": "This record does not exist, or it is not one of yours. Nothing was saved.",
  "changed-by-someone-else":
    "Somebody else saved this first. Your change is kept here: compare, then save it again if it still holds.",
  "wrong-password": "The password is not right. Nothing was signed.",
  busy: "The server is busy. Nothing was saved. Try again in a few seconds.",
  unavailable:
    "The database cannot be reached. Nothing was saved; what you typed is still here. Try again in a minute.",
  fault: "Something failed on the server. Nothing was saved; what you typed is still here.",
};
