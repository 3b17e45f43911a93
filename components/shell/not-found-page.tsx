import { paths } from "@/lib/platform/paths";
import { LinkButton } from "../ui/link-button";
import { FaultPage } from "./fault-page";

/** The same words for what does not exist and what is not yours to see. */
export function NotFoundPage({ mayBreakGlass = false }: { readonly mayBreakGlass?: boolean }) {
  return (
    <FaultPage
      title="Not found"
      actions={
        <>
          <LinkButton href="/work">Go to my work</LinkButton>
          {mayBreakGlass ? <LinkButton href={paths.breakGlass}>Emergency access</LinkButton> : null}
        </>
      }
    >
      <p>There is nothing here, or it is not open to you.</p>
      <p>If you expected a patient, ask the lead of the patient’s plan to add you to the care team.</p>
      {mayBreakGlass ? (
        <p>
          If somebody may come to harm before that, emergency access opens one chart to read. It is recorded and
          reviewed.
        </p>
      ) : null}
    </FaultPage>
  );
}
