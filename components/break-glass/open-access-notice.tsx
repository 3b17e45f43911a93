import type { OpenAccess } from "@/lib/features/break-glass/queries";
import { paths } from "@/lib/platform/paths";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";

/** The way back to the one chart that is open in an emergency; it names nobody, as no list does. */
export function OpenAccessNotice({ patientId, until }: OpenAccess) {
  return (
    <Notice
      tone="check"
      headingLevel={2}
      title={`Emergency access to one chart is open until ${until}`}
      actions={
        <LinkButton href={paths.patient(patientId)} size="small">
          Open that chart
        </LinkButton>
      }
    >
      To read only. It stands in none of your lists.
    </Notice>
  );
}
