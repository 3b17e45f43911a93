// Sentences for the refusals of templates.
export const templateMessages: Readonly<Record<string, string>> = {
  "draft-signed": "This draft was signed in the meantime. Nothing was saved. Open the plan and amend it again.",
  "draft-discarded": "This draft was discarded in the meantime. Nothing was saved.",
  "draft-in-review": "This draft is in review. Nothing was saved. Return it to editing first.",
  "template-changed": "This template has a newer version. Nothing was added. Reload the page and read it again.",
  "nothing-to-add": "Everything that was ticked is in the plan already. Nothing was added.",
  "arm-in-draft":
    "Treatments of the other arm of this template are in the draft: the arms exclude each other. Nothing was added. Remove those treatments first.",
  "too-many-treatments": "A draft holds at most 150 treatments. Nothing was added.",
  "deviation-gone": "The plan no longer departs from the template here. Nothing was saved. Reload the page.",
};
