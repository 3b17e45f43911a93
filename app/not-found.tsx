import type { Metadata } from "next";
import { FaultPage } from "@/components/shell/fault-page";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "Not found" };

/** The same page for what does not exist and what is not yours to see. */
export default function NotFound() {
  return (
    <main>
      <FaultPage title="Not found" actions={<LinkButton href="/work">Go to my work</LinkButton>}>
        <p>There is nothing here, or it is not open to you.</p>
        <p>If you expected a patient, ask the lead of the patient’s plan to add you to the care team.</p>
      </FaultPage>
    </main>
  );
}
