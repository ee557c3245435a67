import { Ban, FileText, Gavel, MailX, Send } from "lucide-react";
import { Steps } from "#components/ui/steps";
import type { CaseDetail } from "#lib/manual-actions/types";

const samples = { label: "Samples", icon: <FileText aria-hidden /> };
const removal = { label: "Removal", icon: <MailX aria-hidden /> };
const disavow = { label: "Disavow", icon: <Ban aria-hidden /> };
const request = { label: "Request", icon: <Send aria-hidden /> };
const answer = { label: "Answer", icon: <Gavel aria-hidden /> };

/** Where one stands on the way from the notice to Google's answer. */
export function CaseSteps({ found }: { found: CaseDetail }) {
  const steps =
    found.kind === "links_to"
      ? [samples, removal, disavow, request, answer]
      : [samples, { ...removal, label: "Links" }, request, answer];
  return <Steps label="Steps of the case" steps={steps} current={stepOf(found, steps.length)} />;
}

function stepOf({ state, counts, kind, samples: lines }: CaseDetail, all: number): number {
  if (state === "revoked" || state === "closed") return all;
  if (state === "submitted") return all - 1;
  if (counts.samples === 0) return 0;
  const unasked = lines.some((line) => line.state === "live" && line.removal === null && !line.disavowed);
  if (kind === "links_to" ? unasked : counts.left.length > 0) return 1;
  return kind === "links_to" && counts.left.length > 0 ? 2 : all - 2;
}
