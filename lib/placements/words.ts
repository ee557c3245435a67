import type { HandWord, LinkOrigin, Tactic } from "./types.ts";

/** How a link was won, in the field's words. */
export const tacticWords: Record<Tactic, string> = {
  guest_post: "Guest post",
  resource_page: "Resource page",
  broken_link: "Broken link",
  digital_pr: "Digital PR",
  influencer: "Influencer",
  unlinked_mention: "Unlinked mention",
  lost_link_reclaim: "Lost link reclaim",
  directory: "Directory",
  exchange: "Exchange",
  paid: "Paid",
  other: "Other",
};

/** What people saw where no look can settle it. */
export const handWords: Record<HandWord, string> = {
  seen: "Seen by a person",
  gone: "Gone, says a person",
  due: "To look at again",
};

export const originWords: Record<LinkOrigin, string> = {
  earned: "Earned",
  built: "Built",
  bought: "Bought",
  unknown: "Not said",
};
