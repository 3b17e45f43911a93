// Sentences for the refusals of referrals.
export const referralMessages: Readonly<Record<string, string>> = {
  "not-found":
    "This referral is not one of yours any more, or it does not exist: a colleague may have answered it. Nothing was saved.",
  "taken-by-colleague": "A colleague answered this referral a moment ago, so it left your pool. Nothing was saved.",
  "day-past": "A visit cannot be planned in the past. Nothing was saved.",
  "day-far": "The visit is more than a year away. Check the date. Nothing was saved.",
  "visit-in-future": "This visit is still to come, so it cannot be recorded yet. Nothing was saved.",
  "visit-taken": "A visit of this referral stands at this time already. Nothing was saved.",
  "visit-in-error": "This visit was marked entered in error. Nothing was saved. Reload the page.",
  "no-visits-now": "This referral takes no visits as it stands now. Nothing was saved. Reload the page.",
  "visit-before-sent": "This day is before the referral was sent. Nothing was saved.",
  "no-goals-now": "This referral is not under way, so its goals are not rated. Nothing was saved. Reload the page.",
  "event-not-newest": "Something else happened to this referral since. Nothing was saved. Reload the page.",
  "event-stays":
    "This entry follows from a visit, a report or the signed plan: correct that instead. Nothing was saved.",
  "report-in-error": "This report was marked entered in error already. Nothing was saved. Reload the page.",
  "report-read": "A colleague marked this report as read already. Nothing was saved.",
  "acknowledge-instead": "A final report is acknowledged, which closes the referral. Nothing was saved.",
  "flag-seen": "A colleague marked this flag as seen already. Nothing was saved.",
  "same-receiver": "This referral is with them already. Choose another therapist or team. Nothing was saved.",
  "no-such-therapist": "This therapist cannot receive the referral. Choose another one. Nothing was saved.",
  "no-such-team": "This team has no therapist of this discipline. Choose another one. Nothing was saved.",
  "plan-ended": "The plan has ended, so its referrals stay closed. Nothing was saved.",
  "not-in-plan": "The signed plan no longer holds this referral. Nothing was saved. Amend the plan and add a new one.",
};
