import type { ApprovalOf, ApprovalState } from "./types.ts";

export const approvalOfWords: Record<ApprovalOf, string> = {
  prospect: "Site",
  anchor: "Anchor",
  draft: "Draft",
};

export const approvalStateWords: Record<ApprovalState, string> = {
  asked: "Waits for an answer",
  approved: "Approved",
  declined: "Declined",
};
