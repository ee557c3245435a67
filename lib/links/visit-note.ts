import type { Look } from "#lib/core/look";
import type { Headline } from "#lib/core/verdict";
import type { LinkRow } from "./graph.ts";

const places = {
  content: "in the content",
  navigation: "in the navigation",
  header: "in the header",
  footer: "in the footer",
  sidebar: "in the sidebar",
  comments: "in the comments",
  unknown: "on the page",
} as const;

/** What a visit found, in a few words, for the run's list of results. */
export function visitNote(headline: Headline, rows: readonly LinkRow[], look: Look): string {
  const seen = rows.filter((row) => row.state.presence === "found");
  switch (headline) {
    case "live":
    case "changed": {
      const state = seen[0]?.state;
      if (!state) return "Nothing changed since the last look";
      const rel = state.relClass === "follow" ? "dofollow" : state.relClass;
      const what = `${rel}, ${places[state.place]}`;
      return seen.length > 1 ? `${seen.length} links; the first ${what}` : what;
    }
    case "missed":
      return "Missed; another look decides whether it is lost";
    case "lost":
      return "The link is gone";
    case "not_found":
      return rows.length > 0 ? "Reported, and not on the page" : "No link to the site on this page";
    case "blocked":
      return look.access === "robots_disallowed"
        ? "robots.txt asks us to stay away"
        : look.access === "js_required"
          ? "The page builds itself in the browser"
          : "A bot wall answered; nothing is known";
    case "unreachable":
      return look.httpStatus === null ? "The site did not answer" : `The site answered ${look.httpStatus}`;
    case "pending":
      return "Not looked at yet";
    default:
      return headline satisfies never;
  }
}
