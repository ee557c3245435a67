/**
 * What is so about a link that nobody made a promise about, why we think so, and what to do next: one plain
 * sentence each. Placements have their own (verdict.ts), from the very look.
 */
import type { LinkPresence, LossReason } from "./link-state.ts";
import { linkHeadline } from "./link-status.ts";
import type { Access } from "./look.ts";
import { dayOf, listOf } from "./verdict/phrases.ts";

export interface LinkStory {
  presence: LinkPresence;
  misses: number;
  /** Of the page's last look; null: nobody has looked. */
  access: Access | null;
  httpStatus: number | null;
  lossReason: LossReason | null;
  /** YYYY-MM-DD */
  lostOn: string | null;
  /** ISO 8601 */
  lastSeenAt: string | null;
  /** Names of those who reported it. */
  reportedBy: readonly string[];
}

export interface Told {
  sentence: string;
  next: string;
}

/** Tells the story of one link. */
export function tellLink(link: LinkStory): Told {
  const seen = link.lastSeenAt === null ? "" : ` It was last seen on ${dayOf(link.lastSeenAt)}.`;
  const by = link.reportedBy.length === 0 ? "Somebody" : listOf(link.reportedBy);
  const headline = linkHeadline(link.presence, link.misses, link.access);
  switch (headline) {
    case "live":
    case "changed":
      return { sentence: "The link is on the page.", next: "Nothing to do." };
    case "missed":
      return link.presence === "reported"
        ? {
            sentence: `${by} reported the link; our last look did not find it.`,
            next: "Verify again later: one look is not enough to say that it is not there.",
          }
        : {
            sentence: `The link is missing from the page.${seen}`,
            next: "Verify it again: one look without it is no loss yet.",
          };
    case "lost":
      return {
        sentence: `${lossSentence(link.lossReason)}${seen}`,
        next: "Ask the site to restore it, if it is worth asking.",
      };
    case "not_found":
      return {
        sentence: `${by} reported the link; we looked and it is not on the page.`,
        next: "Nothing to do: it does not count as a link of the profile.",
      };
    case "blocked":
      return {
        sentence:
          link.access === "robots_disallowed"
            ? `The site's robots.txt asks us not to read the page.${seen}`
            : `The site does not let our checker in${statusOf(link)}.${seen}`,
        next: "Open the page and look yourself: a wall says nothing about the link.",
      };
    case "unreachable":
      return {
        sentence: `The page could not be read${statusOf(link)}.${seen}`,
        next: "Verify again later: a site that is down loses no link.",
      };
    case "pending":
      return link.access === "js_required"
        ? {
            sentence: `The page builds itself in the browser, so its links cannot be read from its source.${seen}`,
            next: "Open the page and look yourself.",
          }
        : {
            sentence: `${by} reported the link${reportedLoss(link.lostOn)}; nobody has looked yet.`,
            next: "Verify it to see it with our own eyes.",
          };
    default:
      return headline satisfies never;
  }
}

function lossSentence(reason: LossReason | null): string {
  switch (reason) {
    case "page_gone":
      return "The page is gone.";
    case "page_redirected":
      return "The page leads to another one, which does not have the link.";
    case "target_changed":
      return "The words are still there, but they link to another page.";
    case "reported":
      return "The link was reported lost.";
    case "removed":
    case null:
      return "The link is gone from the page.";
    default:
      return reason satisfies never;
  }
}

function reportedLoss(lostOn: string | null): string {
  const day = lostOn === null ? null : dayOf(lostOn);
  return day === null ? "" : ` and that it was lost on ${day}`;
}

const statusOf = (link: LinkStory) =>
  link.httpStatus === null || link.httpStatus < 400 ? "" : ` (it answers ${link.httpStatus})`;
