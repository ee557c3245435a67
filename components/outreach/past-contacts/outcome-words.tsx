import type { Outcome } from "#lib/core/outreach/read-outcome";

export const outcomeWords: Record<Outcome, string> = {
  contacted: "Written to, no answer",
  replied: "Answered",
  refused: "Refused",
  opt_out: "Opted out",
  do_not_contact: "Do not contact",
  bounced: "Bounced",
};
