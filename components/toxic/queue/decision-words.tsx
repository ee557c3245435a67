import type { KeyHelp } from "#components/ui/key-list";
import type { Decided, Decision } from "#lib/toxic/queue/types";

/** Each decision with its key, in the order in which they are offered. */
export const DECISION_KEYS: readonly { decision: Decision; key: string; label: string; does: string }[] = [
  { decision: "kept", key: "s", label: "Safe for now", does: "Keep it until there is other evidence" },
  { decision: "whitelisted", key: "w", label: "Whitelist", does: "Whitelist it" },
  { decision: "partner", key: "p", label: "Partner", does: "It is a partner’s" },
  { decision: "removal", key: "r", label: "Ask for removal", does: "Begin a removal request" },
  { decision: "disavow", key: "d", label: "Disavow domain", does: "Mark the domain for the disavow file" },
  {
    decision: "disavow_pages",
    key: "u",
    label: "Disavow pages",
    does: "Mark its pages for the disavow file",
  },
  { decision: "later", key: "l", label: "Later", does: "Ask again in 30 days" },
];

export const queueHelp: readonly KeyHelp[] = [
  { keys: ["j", "k"], does: "Move to the next or previous domain" },
  { keys: ["Enter"], does: "Show the evidence" },
  { keys: ["e"], does: "Write why" },
  ...DECISION_KEYS.map(({ key, does }) => ({ keys: [key], does })),
  { keys: ["Shift"], does: "With one of these: the whole group" },
  { keys: ["z"], does: "Take the last decision back" },
];

/** "Blog.example is safe for now." */
const done: Record<Decision, string> = {
  kept: "safe for now",
  whitelisted: "whitelisted",
  partner: "marked as a partner’s",
  removal: "among the removal requests",
  disavow: "marked for the disavow file",
  disavow_pages: "marked by its pages for the disavow file",
  later: "put off for 30 days",
};

export const doneWords = (what: string, decision: Decision): string => `${what}: ${done[decision]}.`;

/** What stands decided, as a label. */
export const decidedWords: Record<Decided["kind"], string> = {
  toxic: "Marked toxic",
  pages: "Pages marked toxic",
  whitelisted: "Whitelisted",
  partner: "A partner’s",
  kept: "Safe for now",
  later: "Later",
  removal: "Removal request",
};
