import { Notice } from "../ui/notice";

/** Instead of a review that could not be made: silence would read as safe. */
export function SafetyFailed() {
  return (
    <Notice tone="stop" headingLevel={2} title="The safety review could not be made">
      Nothing was checked. Signing is refused until it works again: reload the page, and tell the administrator if it
      stays.
    </Notice>
  );
}
