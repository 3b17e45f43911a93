// Sentences for the refusals of signing and ending.
export const planMessages: Readonly<Record<string, string>> = {
  "wrong-password": "The password is not right. Nothing was signed; what you entered is still here.",
  "content-changed":
    "Nothing was signed: the draft or the patient's record changed after this page was shown. Read what changed, then sign again.",
  "not-signable": "Nothing was signed: something has to be completed first.",
  "unresolved-findings": "Nothing was signed: safety findings wait for a decision.",
  "engine-failed":
    "Nothing was signed: the safety check failed, so nobody knows whether this plan is safe. Try again; if it fails again, tell your administrator.",
  "draft-discarded": "This draft was discarded. Nothing was signed.",
  "changes-asked": "Changes were asked for. Nothing was signed. Make them in the draft first.",
  "plan-ended": "This plan has ended. Nothing was saved. Start a new plan for the diagnosis.",
  "patient-died": "The patient's death is recorded. Nothing was signed.",
  "not-possible-now": "The state of this plan does not allow that. Nothing was saved. Reload the page.",
  "nothing-signed": "No version of this plan was signed yet. Nothing was saved. Discontinue it instead.",
  "draft-open": "This plan has an open draft. Nothing was saved. Sign or discard the draft first.",
  "version-moved-on":
    "A new version was signed since you opened this page. Nothing was saved. Reload the page and read the new one.",
  "own-version": "You signed this version yourself. Nothing was saved.",
  "already-seen": "You have said already that you have seen this version.",
  "dispositions-missing": "Say what became of every open treatment. Nothing was saved.",
};

// Sentences for the refusals of a release; the others are those above.
export const releaseMessages: Readonly<Record<string, string>> = {
  "unresolved-findings":
    "Nothing was released: a must resolve stands against this treatment. Correct what it rests on, or amend the plan.",
  "engine-failed":
    "Nothing was released: the safety check failed, so nobody knows whether this is safe. Try again; if it fails again, tell your administrator.",
  "facts-changed":
    "Nothing was released: the patient's record changed after this page was shown. Reload the page and read the check again.",
  "plan-moved-on":
    "A new version of the plan was signed since you opened this page. Nothing was saved. Reload the page.",
  "plan-on-hold": "This plan is on hold. Nothing was released. Resume the plan first.",
  "does-not-wait": "This treatment does not wait for anything any more. Nothing was saved. Reload the page.",
  "not-releasable": "It cannot be released as entered. Nothing was saved.",
  "patient-died": "The patient's death is recorded. Nothing was saved.",
  "draft-in-review":
    "A draft of this plan is in review and says that the treatment waits. Nothing was released. Sign the draft, or go back to editing first.",
};

// Sentences for the refusals of co-signatures and urgent activations.
export const cosignMessages: Readonly<Record<string, string>> = {
  "wrong-password": "The password is not right. Nothing was signed; what you entered is still here.",
  "unresolved-findings":
    "Nothing was activated: a must resolve stands against this treatment that the version did not decide. Amend the plan, or decline.",
  "engine-failed":
    "Nothing was activated: the safety check failed, so nobody knows whether this is safe. Try again; if it fails again, tell your administrator.",
  "facts-changed":
    "Nothing was signed: the patient's record changed after this page was shown. Reload the page and read the check again.",
  "plan-moved-on":
    "A new version of the plan was signed since you opened this page. Nothing was saved. Reload the page and read the new one.",
  "plan-on-hold": "This plan is on hold. Nothing was activated. Resume the plan first.",
  "patient-died": "The patient's death is recorded. Nothing was saved.",
  "no-cosignature-asked": "This treatment waits for no co-signature. Nothing was saved. Reload the page.",
  "cosignature-declined":
    "Its co-signature was declined. Nothing was saved. The author changes or stops it in the next version.",
  "already-cosigned": "It is co-signed already. Nothing was saved. Reload the page.",
  "author-cannot-cosign": "You signed this version yourself, so somebody else co-signs it. Nothing was saved.",
  "not-asked-of-you": "Another role is asked to co-sign this treatment. Nothing was saved.",
  "already-urgent": "It is active as urgent already. Nothing was saved. Reload the page.",
  "waits-for-condition":
    "It waits for a condition or a result as well. Nothing was activated. It is released by that first.",
};
