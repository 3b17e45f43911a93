import { paths } from "@/lib/platform/paths";
import { Disclosure } from "../ui/disclosure";
import { LinkButton } from "../ui/link-button";
import { PrintButton } from "./plan-print";

/** What can be printed of a plan: the page itself, the patient's calendar, the card for an emergency. */
export function PrintMenu({ planId }: { readonly planId: string }) {
  return (
    <div className="no-print">
      <Disclosure summary="Print">
        <div className="flex flex-wrap gap-2 pt-2">
          <PrintButton label="Full plan" />
          <LinkButton href={paths.printPlan(planId, "patient")}>Calendar for the patient</LinkButton>
          <LinkButton href={paths.printPlan(planId, "emergency")}>Emergency and anaesthesia card</LinkButton>
        </div>
      </Disclosure>
    </div>
  );
}
