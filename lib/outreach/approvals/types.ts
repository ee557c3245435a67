export const APPROVALS_OF = ["prospect", "anchor", "draft"] as const;
/** What a client says yes or no to. */
export type ApprovalOf = (typeof APPROVALS_OF)[number];

export type ApprovalState = "asked" | "approved" | "declined";

/** One question to the client, and the answer. */
export interface ApprovalLine {
  id: string;
  prospectId: string;
  campaign: { id: string; name: string };
  domain: string;
  pageUrl: string | null;
  /** Where the link would lead. */
  targetUrl: string | null;
  /** Why it fits, in the team's words. */
  fitNote: string | null;
  of: ApprovalOf;
  /** The anchor, or the draft, as it was shown. */
  text: string | null;
  state: ApprovalState;
  askedBy: string | null;
  /** ISO 8601 */
  askedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  /** What the client wrote. */
  note: string | null;
}
