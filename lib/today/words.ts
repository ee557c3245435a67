// What needs somebody, in sentences. Pure: the day is an argument.
import type { TodayItem, TodayKind, TodayList } from "./types.ts";
import { TODAY_KINDS } from "./types.ts";

/** How soon it wants somebody. */
export const URGENCIES = ["now", "today", "soon"] as const;
export type Urgency = (typeof URGENCIES)[number];

export const urgencyWords: Record<Urgency, string> = {
  now: "First",
  today: "Today",
  soon: "Soon",
};

/** Whole days from one day to another. @param from YYYY-MM-DD @param to YYYY-MM-DD */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** When an item wants somebody: what waits on us or is late comes first. @param today YYYY-MM-DD */
export function urgencyOf({ kind, day, detail }: TodayItem, today: string): Urgency {
  const left = day === null ? 0 : daysBetween(today, day);
  switch (kind) {
    case "reply":
    case "overdue":
      return "now";
    case "off":
      return detail.status === "lost" ? "now" : "today";
    case "follow_up":
      return left < 0 ? "now" : "today";
    case "unannounced":
    case "approval":
      return "today";
    case "production":
    case "expiring":
      return left < 0 ? "now" : left <= 2 ? "today" : "soon";
    case "reported":
      return "soon";
    default:
      return kind satisfies never;
  }
}

const days = (count: number) => `${count} d`;
const approvals = { prospect: "this site", anchor: "an anchor text", draft: "a draft" } as const;
const standings: Record<string, string> = {
  lost: "The link is lost.",
  missed: "The last look did not find the link.",
  changed: "The link is not as agreed.",
  blocked: "The site turns visitors like us away: a person has to look.",
};

/** One sentence on an item; its domain stands beside it. @param today YYYY-MM-DD */
export function sentenceOf(item: TodayItem, today: string): string {
  const { kind, day, detail } = item;
  const left = day === null ? 0 : daysBetween(today, day);
  switch (kind) {
    case "reply":
      return left === 0
        ? "Replied today, and waits for an answer."
        : `Replied, and waits for ${days(-left)}.`;
    case "off":
      return detail.sentence ?? standings[detail.status ?? ""] ?? "A person has to look at the page.";
    case "overdue":
      return `Agreed, overdue ${days(-left)}.`;
    case "unannounced":
      return "Links to you, and nobody announced it.";
    case "follow_up":
      return left === 0 ? "A follow-up is due today." : `A follow-up is due for ${days(-left)}.`;
    case "approval":
      return `Asks for a yes or no to ${approvals[detail.of ?? "prospect"]}${detail.text ? `: “${detail.text}”` : "."}`;
    case "production":
      if (left < 0) return `The piece is in production, overdue ${days(-left)}.`;
      return left === 0 ? "The piece is due today." : `The piece is due in ${days(left)}.`;
    case "expiring":
      return left === 0 ? "The agreed link ends today." : `The agreed link ends in ${days(left)}.`;
    case "reported":
      return "Is reported to link to you: a look tells whether it does.";
    default:
      return kind satisfies never;
  }
}

const counted: Record<TodayKind, [one: string, many: string]> = {
  reply: ["reply waits", "replies wait"],
  off: ["link needs a look", "links need a look"],
  overdue: ["agreed link is overdue", "agreed links are overdue"],
  unannounced: ["unannounced link", "unannounced links"],
  follow_up: ["follow-up is due", "follow-ups are due"],
  approval: ["approval is asked for", "approvals are asked for"],
  production: ["piece is due", "pieces are due"],
  expiring: ["agreed link ends soon", "agreed links end soon"],
  reported: ["reported link to look at", "reported links to look at"],
};

/** "3 replies wait" */
export function countedWords(kind: TodayKind, count: number): string {
  return `${count.toLocaleString("en-GB")} ${counted[kind][count === 1 ? 0 : 1]}`;
}

/** What waits, the most pressing first; the title of the page is the first of it, the line below it the rest. */
export function totalsInWords({ totals }: TodayList): string[] {
  return TODAY_KINDS.flatMap((kind) => {
    const total = totals[kind];
    return total === undefined ? [] : [countedWords(kind, total)];
  });
}
