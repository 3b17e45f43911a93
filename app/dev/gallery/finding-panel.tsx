import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

export function FindingPanel() {
  return (
    <div className="flex flex-col gap-2">
      <h2 className="text-body">
        Safety review <span className="font-normal text-ink-2">1 must resolve · 1 check · 1 for information</span>
      </h2>
      <Notice
        tone="stop"
        title="Must resolve before signing"
        actions={
          <>
            <Button size="small">Record joint decision</Button>
            <Button size="small" variant="quiet">
              Override with reason
            </Button>
          </>
        }
      >
        A checkpoint inhibitor is planned in LEMS: it can cause a severe flare. No joint decision is recorded.
      </Notice>
      <Notice tone="check" title="Check" actions={<Button size="small">Acknowledge</Button>}>
        No <em>Pneumocystis</em> prophylaxis in the plan.{" "}
        <a className="link" href="#main">
          See alternatives
        </a>
      </Notice>
      <Notice tone="info" title="Information">
        Total per day is <span className="nowrap">30 mg</span>.
      </Notice>
      <Notice tone="done" title="Reconciliation complete">
        By T. Moreau, <span className="nowrap">20-Nov-2026</span>.
      </Notice>
      <Notice tone="draft" title="Draft, not active">
        Nothing here is in force until version 4 is signed.
      </Notice>
    </div>
  );
}
