import type { RejectReason } from "../record-stage.ts";
import type { Due, ProspectOrigin } from "./types.ts";

/** Why a prospect was given up. */
export const rejectWords: Record<RejectReason, string> = {
  not_relevant: "Not relevant",
  low_quality: "Low quality",
  no_contact: "No contact found",
  no_answer: "No answer",
  refused: "They refused",
  too_expensive: "Too expensive",
  already_links: "Links already",
  do_not_contact: "Do not contact",
  client_declined: "The client said no",
  other: "Another reason",
};

/** Where a prospect came from. */
export const prospectOriginWords: Record<ProspectOrigin, string> = {
  hand: "By hand",
  pasted: "Pasted",
  file: "File",
  link_gap: "Link intersect",
  lost_link: "Lost link",
  broken_target: "Broken target",
  search_results: "Search results",
  resource_page: "Resource page",
  mention: "Mention",
};

export const dueWords: Record<Due, string> = {
  overdue: "Overdue",
  today: "Today",
  week: "Within 7 days",
  later: "Later",
  none: "No date",
};
