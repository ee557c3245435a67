/**
 * How a contact of the past ended, from whatever words a team's own file has for it. What is not known is not guessed:
 * a person is asked, since "never again" read as "no answer" would be a mail too many.
 */

export const OUTCOMES = ["contacted", "replied", "refused", "opt_out", "do_not_contact", "bounced"] as const;
export type Outcome = (typeof OUTCOMES)[number];

const WORDS: Record<Outcome, readonly string[]> = {
  contacted: [
    "",
    "contacted",
    "sent",
    "emailed",
    "mailed",
    "pitched",
    "outreach",
    "no answer",
    "no reply",
    "no response",
    "not answered",
    "unanswered",
    "opened",
    "followed up",
    "follow up",
    "waiting",
    "pending",
    "open",
    "in progress",
  ],
  replied: [
    "replied",
    "reply",
    "answered",
    "responded",
    "response",
    "interested",
    "positive",
    "accepted",
    "agreed",
    "negotiating",
    "won",
    "placed",
    "link placed",
    "link live",
    "live",
    "published",
    "yes",
  ],
  refused: [
    "refused",
    "declined",
    "rejected",
    "not interested",
    "negative",
    "no",
    "no thanks",
    "lost",
    "too expensive",
    "paid only",
  ],
  opt_out: [
    "opt out",
    "opted out",
    "unsubscribed",
    "unsubscribe",
    "removed",
    "asked to stop",
    "stop",
    "remove me",
  ],
  do_not_contact: [
    "do not contact",
    "dnc",
    "never contact",
    "never again",
    "blacklist",
    "blacklisted",
    "blocked",
    "blocklist",
    "complained",
    "complaint",
    "spam complaint",
  ],
  bounced: [
    "bounced",
    "bounce",
    "hard bounce",
    "undelivered",
    "undeliverable",
    "invalid address",
    "invalid email",
    "invalid",
  ],
};

const KNOWN = new Map(OUTCOMES.flatMap((outcome) => WORDS[outcome].map((word) => [word, outcome] as const)));

/** The words of an outcome as they are compared: "Opted-out!" is "opted out". */
export const foldOutcome = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** What the words of a file mean; null: nobody can say but who wrote them. */
export const readOutcome = (text: string): Outcome | null => KNOWN.get(foldOutcome(text)) ?? null;
