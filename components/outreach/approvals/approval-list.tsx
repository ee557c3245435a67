import { AnswerForm } from "#components/outreach/approvals/answer-form";
import { ApprovalStateText } from "#components/outreach/approvals/approval-state";
import { ExternalLink } from "#components/ui/external-link";
import { Panel } from "#components/ui/panel";
import { Tag } from "#components/ui/tag";
import { DateText } from "#components/ui/time";
import type { ApprovalLine } from "#lib/outreach/approvals/types";
import { approvalOfWords } from "#lib/outreach/approvals/words";

interface ApprovalListProps {
  workspace: string;
  approvals: readonly ApprovalLine[];
  mayAnswer: boolean;
}

/** Questions to the client, one below the other: what is asked, and the two answers. */
export function ApprovalList({ workspace, approvals, mayAnswer }: ApprovalListProps) {
  return (
    <Panel padded={false}>
      <ul className="divide-y divide-border">
        {approvals.map((approval) => (
          <li key={approval.id} className="grid gap-2 px-4 py-3">
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <Tag>{approvalOfWords[approval.of]}</Tag>
              <b className="font-medium">
                <ExternalLink href={approval.pageUrl ?? `https://${approval.domain}/`}>
                  {approval.domain}
                </ExternalLink>
              </b>
              <span className="text-sm text-muted">
                asked <DateText at={approval.askedAt} />
                {approval.askedBy === null ? null : ` by ${approval.askedBy}`}
              </span>
            </div>
            <Asked approval={approval} />
            {approval.state === "asked" ? (
              mayAnswer ? (
                <AnswerForm workspace={workspace} id={approval.id} about={aboutOf(approval)} />
              ) : null
            ) : (
              <div className="flex flex-wrap items-baseline gap-x-3 text-sm">
                <ApprovalStateText state={approval.state} />
                {approval.decidedAt === null ? null : (
                  <span className="text-muted">
                    <DateText at={approval.decidedAt} />
                    {approval.decidedBy === null ? null : ` by ${approval.decidedBy}`}
                  </span>
                )}
                {approval.note === null ? null : <span className="break-words">“{approval.note}”</span>}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Asked({ approval }: { approval: ApprovalLine }) {
  const { of, text, fitNote, targetUrl } = approval;
  switch (of) {
    case "prospect":
      return fitNote === null ? null : (
        <p className="max-w-[680px] break-words whitespace-pre-wrap">{fitNote}</p>
      );
    case "anchor":
      return (
        <p className="break-words">
          “{text}”
          {targetUrl === null ? null : (
            <span className="text-muted">
              {" "}
              to <ExternalLink href={targetUrl} />
            </span>
          )}
        </p>
      );
    case "draft":
      return <p className="quote max-w-[680px] whitespace-pre-wrap">{text}</p>;
    default:
      return of satisfies never;
  }
}

const aboutOf = ({ of, domain }: ApprovalLine): string =>
  of === "prospect" ? domain : `the ${approvalOfWords[of].toLowerCase()} for ${domain}`;
