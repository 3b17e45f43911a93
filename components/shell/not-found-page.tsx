import { LinkButton } from "../ui/link-button";
import { FaultPage } from "./fault-page";

/** The same words for what does not exist and what is not yours to see. */
export function NotFoundPage() {
  return (
    <FaultPage title="Not found" actions={<LinkButton href="/work">Go to my work</LinkButton>}>
      <p>There is nothing here, or it is not open to you.</p>
      <p>If you expected a patient, ask the lead of the patient’s plan to add you to the care team.</p>
    </FaultPage>
  );
}
