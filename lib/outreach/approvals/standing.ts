// What a client has said yes to, and what still holds a prospect back.
import type { Wanted } from "../campaigns/types.ts";
import { APPROVALS_OF, type ApprovalOf, type ApprovalState } from "./types.ts";

/** The last question of each kind; null: none was asked. */
export type LastAnswers = Record<ApprovalOf, { state: ApprovalState; text: string | null } | null>;

export type Standing = ApprovalState | "not_asked" | "not_wanted";

export interface ApprovalsStanding extends Record<ApprovalOf, Standing> {
  /** Why nobody may write to it yet, a sentence each; empty: the client holds nothing back. */
  blocks: string[];
}

const wants: Record<ApprovalOf, keyof Wanted> = {
  prospect: "approveProspects",
  anchor: "approveAnchors",
  draft: "approveDrafts",
};

/** What the client of a campaign wants to approve. */
export const wantedOf = (wanted: Wanted): ApprovalOf[] => APPROVALS_OF.filter((of) => wanted[wants[of]]);

/** The last question of each kind. @param approvals the newest first */
export function lastAnswers(
  approvals: readonly { of: ApprovalOf; state: ApprovalState; text: string | null }[],
): LastAnswers {
  const last = (of: ApprovalOf) => approvals.find((approval) => approval.of === of) ?? null;
  return { prospect: last("prospect"), anchor: last("anchor"), draft: last("draft") };
}

const names: Record<ApprovalOf, string> = {
  prospect: "this site",
  anchor: "the anchor",
  draft: "the draft",
};

/**
 * How a prospect stands with the client. An anchor that is another one since the answer was not asked about; a prospect
 * without an anchor waits for no answer about it.
 * @param anchor as it stands now
 */
export function judgeApprovals(wanted: Wanted, last: LastAnswers, anchor: string | null): ApprovalsStanding {
  const standing = (of: ApprovalOf): Standing => {
    const answer = last[of];
    if (!wanted[wants[of]]) return "not_wanted";
    if (of === "anchor" && anchor === null) return "not_wanted";
    if (answer === null || (of === "anchor" && answer.text !== anchor)) return "not_asked";
    return answer.state;
  };
  const judged = Object.fromEntries(APPROVALS_OF.map((of) => [of, standing(of)])) as Record<
    ApprovalOf,
    Standing
  >;
  return { ...judged, blocks: APPROVALS_OF.flatMap((of) => blockOf(of, judged[of])) };
}

function blockOf(of: ApprovalOf, standing: Standing): string[] {
  switch (standing) {
    case "approved":
    case "not_wanted":
      return [];
    case "asked":
      return [`The client has not answered about ${names[of]} yet.`];
    case "declined":
      return [`The client said no to ${names[of]}.`];
    case "not_asked":
      return [`The client wants to approve ${names[of]} first: ask.`];
    default:
      return standing satisfies never;
  }
}
