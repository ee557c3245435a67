import { AnswerForm } from "#components/outreach/approvals/answer-form";
import { ApprovalStateText } from "#components/outreach/approvals/approval-state";
import { AskClient, type AskClientProps } from "#components/outreach/approvals/ask-client";
import { DrawerSection } from "#components/ui/drawer-section";
import { DateText } from "#components/ui/time";
import type { ApprovalLine } from "#lib/outreach/approvals/types";
import { approvalOfWords } from "#lib/outreach/approvals/words";

interface ApprovalsSectionProps extends Omit<AskClientProps, "onDone"> {
  approvals: readonly ApprovalLine[];
  /** Why nobody may write to it yet. */
  blocks: readonly string[];
  mayAsk: boolean;
  mayAnswer: boolean;
}

/** In the drawer: what the client was asked about a prospect, and said. */
export function ApprovalsSection({ approvals, blocks, mayAsk, mayAnswer, ...ask }: ApprovalsSectionProps) {
  if (approvals.length === 0 && blocks.length === 0) return null;
  return (
    <DrawerSection title="The client">
      {blocks.map((block) => (
        <p key={block} className="text-sm">
          {block}
        </p>
      ))}
      <ul className="grid gap-3 text-sm">
        {approvals.map((approval) => (
          <li key={approval.id} className="grid gap-1">
            <span className="flex flex-wrap items-baseline gap-x-2">
              <b className="font-medium">{approvalOfWords[approval.of]}</b>
              <ApprovalStateText state={approval.state} />
              <DateText at={approval.decidedAt ?? approval.askedAt} className="text-muted" />
            </span>
            {approval.text === null ? null : (
              <span className="line-clamp-4 break-words whitespace-pre-wrap">{approval.text}</span>
            )}
            {approval.note === null ? null : (
              <span className="break-words text-muted">
                “{approval.note}” {approval.decidedBy}
              </span>
            )}
            {approval.state === "asked" && mayAnswer ? (
              <AnswerForm
                workspace={ask.workspace}
                id={approval.id}
                about={`the ${approvalOfWords[approval.of].toLowerCase()}`}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayAsk ? (
        <div>
          <AskClient {...ask} />
        </div>
      ) : null}
    </DrawerSection>
  );
}
