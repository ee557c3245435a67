import { CircleCheck, CircleX, Clock } from "lucide-react";
import { Status } from "#components/ui/tone";
import type { ApprovalState } from "#lib/outreach/approvals/types";
import { approvalStateWords } from "#lib/outreach/approvals/words";

const looks = {
  asked: { tone: "grey", icon: <Clock aria-hidden /> },
  approved: { tone: "green", icon: <CircleCheck aria-hidden /> },
  declined: { tone: "amber", icon: <CircleX aria-hidden /> },
} as const;

/** How a question to the client stands. */
export function ApprovalStateText({ state }: { state: ApprovalState }) {
  const { tone, icon } = looks[state];
  return (
    <Status tone={tone} icon={icon}>
      {approvalStateWords[state]}
    </Status>
  );
}
