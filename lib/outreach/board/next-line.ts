// What a card says is next, in a few words: the one thing that somebody who looks at the board must know.
import { followUpsMeant } from "./mails-words.ts";
import type { BoardTerms, ProspectLine } from "./types.ts";
import { rejectWords } from "./words.ts";

export interface NextLine {
  icon: "clock" | "warn" | "reply" | "lock" | "hand" | null;
  tone: "muted" | "strong" | "warn" | "good";
  text: string;
}

const DAY = 86_400_000;

/** Days from one day to another, both YYYY-MM-DD. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const dayWords = (day: string): string => short.format(Date.parse(day));

/** A day that something is due on, seen from today. */
function dueLine(day: string, today: string): NextLine {
  const left = daysBetween(today, day);
  if (left < 0) return { icon: "warn", tone: "warn", text: `Overdue ${-left} d` };
  if (left === 0) return { icon: "clock", tone: "strong", text: "Due today" };
  return { icon: "clock", tone: "muted", text: `Due ${dayWords(day)}` };
}

/**
 * The line of a card; null when nothing is worth saying, and for a placement, which says how it stands itself.
 * @param price "€160"; empty: none is known
 */
export function nextLine(
  card: ProspectLine,
  { today, mailsMost }: BoardTerms,
  price: string,
): NextLine | null {
  switch (card.stage) {
    case "found":
    case "qualified":
      return beforeContact(card, today);
    case "contacted":
      if (card.followUpOn !== null && card.followUpOn <= today) return dueLine(card.followUpOn, today);
      return { icon: null, tone: "muted", text: followUpsMeant(card.touchesOut, mailsMost) };
    case "replied":
      if (card.waiting)
        return { icon: "reply", tone: "strong", text: agoWords(card.repliedAt, today, "Answered") };
      return card.followUpOn === null ? null : dueLine(card.followUpOn, today);
    case "agreed":
    case "in_production": {
      const day = card.dueOn ?? card.followUpOn;
      if (day !== null && day <= today) return dueLine(day, today);
      const parts = [price, day === null ? "" : `by ${dayWords(day)}`].filter((part) => part !== "");
      return parts.length === 0 ? null : { icon: null, tone: "muted", text: parts.join(", ") };
    }
    case "placed":
      return null;
    case "rejected":
      return { icon: null, tone: "muted", text: rejectWords[card.rejectReason ?? "other"] };
    default:
      return card.stage satisfies never;
  }
}

function beforeContact(card: ProspectLine, today: string): NextLine | null {
  if (card.approval === "declined") return { icon: "hand", tone: "warn", text: "The client said no" };
  if (card.linksToUs > 0) return { icon: "warn", tone: "warn", text: "Links to us" };
  if (card.approval === "asked") return { icon: "hand", tone: "muted", text: "Waits for the client" };
  if (card.followUpOn !== null && card.followUpOn <= today) return dueLine(card.followUpOn, today);
  if (card.askedAt !== null)
    return { icon: "clock", tone: "muted", text: agoWords(card.askedAt, today, "Asked") };
  if (card.approval === "approved") return { icon: "hand", tone: "good", text: "The client said yes" };
  return card.followUpOn === null ? null : dueLine(card.followUpOn, today);
}

function agoWords(at: string | null, today: string, verb: string): string {
  if (at === null) return verb;
  const days = daysBetween(at.slice(0, 10), today);
  if (days <= 0) return `${verb} today`;
  return days === 1 ? `${verb} yesterday` : `${verb} ${days} d ago`;
}

/** Stages in which somebody may publish: there an embargo is said. */
const MAY_PUBLISH = new Set(["contacted", "replied", "agreed", "in_production"]);

/** That nobody may publish yet, on a card of somebody who could; null when there is nothing to warn of. */
export function embargoLine(
  card: Pick<ProspectLine, "stage">,
  { embargoUntil }: BoardTerms,
): NextLine | null {
  if (embargoUntil === null || !MAY_PUBLISH.has(card.stage)) return null;
  return { icon: "lock", tone: "warn", text: `Embargo until ${dayWords(embargoUntil.slice(0, 10))}` };
}
