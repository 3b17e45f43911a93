export const personMessages: Readonly<Record<string, string>> = {
  "email-taken": "Somebody with this e-mail address exists already. Nothing was saved.",
  "no-such-site": "This site does not exist. Choose another one. Nothing was saved.",
  "no-such-team": "One of the teams does not exist any more. Reload the page. Nothing was saved.",
  "link-not-valid": "This link was used already, has expired, or is not complete. Ask an administrator for a new one.",
  "may-not": "Only an administrator may do this. Nothing was saved.",
  "wrong-password": "The present password is not right. Nothing was changed.",
  "already-so": "This was done already. Reload the page to see the present state.",
};
