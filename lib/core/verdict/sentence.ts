/**
 * What is so, said to a person: plain, short, in the present tense, without blame or alarm. Every verdict
 * has one sentence; a link that is not there also says when it was last seen.
 */
import { domainOf } from "../domain.ts";
import type { Look } from "../look.ts";
import { redirectedAway, redirectedHome } from "../look.ts";
import type { RelClass } from "../rel.ts";
import type { FoundLink } from "./find-link.ts";
import type { Breach } from "./flags.ts";
import { dayOf, inPlaceOf, listOf, quoteAnchor, shorten } from "./phrases.ts";
import { byLayer, isNofollowByPage, layerOf } from "./rel-layer.ts";
import type { Headline, LinkHistory, MissReason, Promise_ } from "./types.ts";

/** All that a sentence may speak of. */
export interface Case {
  headline: Headline;
  promise: Promise_;
  look: Look;
  history: LinkHistory;
  found: FoundLink | null;
  breaches: readonly Breach[];
  missReason: MissReason | null;
}

/** The sentence of one verdict. */
export function sentenceOf(its: Case): string {
  switch (its.headline) {
    case "live":
      return liveSentence(its);
    case "changed":
      return changedSentence(its);
    case "missed":
    case "lost":
      return missSentence(its) + lastSeen(its.history);
    case "not_found":
      return missSentence(its);
    case "blocked":
      return blockedSentence(its.look) + lastSeen(its.history);
    case "unreachable":
      return unreachableSentence(its.look) + lastSeen(its.history);
    case "pending":
      return pendingSentence(its.look) + lastSeen(its.history);
    default:
      return its.headline satisfies never;
  }
}

function liveSentence({ found, look, promise }: Case): string {
  if (found?.rung === "redirect") return "The link is live and reaches the agreed page through a redirect.";
  if (redirectedAway(look)) return `The link is live on the page's new address, ${shorten(look.finalUrl)}.`;
  return promise.anchor || promise.rel || promise.place ? "The link is live as agreed." : "The link is live.";
}

function changedSentence(its: Case): string {
  const [only, ...more] = its.breaches;
  if (only === "wrong_place" && more.length === 0) return placeSentence(its);
  return `The link is on the page, but ${listOf(breachClauses(its))}.`;
}

function placeSentence({ found, promise }: Case): string {
  return `The link stands ${inPlaceOf(found?.link.placement ?? "unknown", promise.place ?? "unknown")}.`;
}

/** Three say enough; the flags list them all. */
function breachClauses(its: Case): string[] {
  // A nofollow of the page that changes the rel is told once.
  const isTold = its.breaches.includes("rel_changed") && isNofollowByPage(its.found);
  const named = its.breaches.filter((breach) => breach !== "page_nofollow" || !isTold);
  const clauses = named.map((breach) => breachClause(breach, its));
  if (clauses.length <= 3) return clauses;
  return [...clauses.slice(0, 2), `${clauses.length - 2} more things are not as agreed`];
}

function breachClause(breach: Breach, { found, look, promise }: Case): string {
  switch (breach) {
    case "wrong_target":
      return "it leads to another page of the site";
    case "target_broken":
      return "the page it leads to is gone";
    case "soft_404":
      return "the page says that it was not found";
    case "noindex":
      return `the page asks search engines not to list it (noindex in ${layerOf(look.robots.noindexBy)})`;
    case "robots_blocked":
      return "robots.txt keeps Googlebot off the page";
    case "canonical_elsewhere":
      return `the page names ${shorten(look.canonical ?? "")} as the original`;
    case "rel_changed":
      return `it is ${relWord(found?.relClass)}${byLayer(found, look)} instead of ${relWord(promise.rel)}`;
    case "page_nofollow":
      return `the page asks search engines not to follow its links (nofollow in ${layerOf(look.robots.nofollowBy)})`;
    case "hidden":
      return "readers cannot see it";
    case "wrong_place":
      return `it stands ${inPlaceOf(found?.link.placement ?? "unknown", promise.place ?? "unknown")}`;
    case "wrong_anchor":
      return anchorClause(found?.link.anchor ?? "", promise.anchor ?? "");
    default:
      return breach satisfies never;
  }
}

/** A link is nofollow, ugc or sponsored, and else it is followed. */
function relWord(rel: RelClass | null | undefined): string {
  return rel == null || rel === "follow" ? "followed" : rel;
}

function anchorClause(found: string, agreed: string): string {
  if (found === "") return `it has no anchor text, and ${quoteAnchor(agreed)} was agreed`;
  return `its anchor text is ${quoteAnchor(found)} instead of ${quoteAnchor(agreed)}`;
}

function missSentence(its: Case): string {
  const { headline, look, found } = its;
  switch (its.missReason) {
    case "page_gone":
      return look.soft404
        ? "The page is gone: it answers as if all were well, but says that it was not found."
        : `The page is gone: it answers ${look.httpStatus}.`;
    case "page_redirected":
      return redirectedHome(look)
        ? `The page is gone: it leads to ${homeOf(look)} home page, ${shorten(look.finalUrl)}.`
        : `The page leads to another one, ${shorten(look.finalUrl)}, which does not have the link.`;
    case "target_changed":
      return `The page links to ${shorten(found?.link.url ?? "another page")} instead of the agreed page.`;
    case "removed":
    case null:
      if (headline === "lost") return "The link is gone from the page.";
      return headline === "missed" ? "The link is missing from the page." : "The link is not on the page.";
    default:
      return its.missReason satisfies never;
  }
}

function homeOf({ url, finalUrl }: Look): string {
  return domainOf(url) === domainOf(finalUrl) ? "the" : "another site's";
}

function lastSeen({ lastSeenAt }: LinkHistory): string {
  const day = lastSeenAt == null ? null : dayOf(lastSeenAt);
  return day === null ? "" : ` The link was last seen on ${day}.`;
}

function blockedSentence(look: Look): string {
  if (look.access === "robots_disallowed") return "The site's robots.txt asks us not to read the page.";
  if (look.reason === "sign_in") return "The site asks for a sign-in before it shows the page.";
  if (look.reason === "captcha") return "The site shows a captcha instead of the page.";
  const status = look.httpStatus !== null && look.httpStatus >= 400 ? ` (${look.httpStatus})` : "";
  return `The site does not let our checker in${status}.`;
}

const failures: Readonly<Record<string, string>> = {
  bad_url: "The page's address is not a web address.",
  blocked_address: "The page's address leads into a private network, which we do not visit.",
  blocked_port: "The page's address names a port that we do not visit.",
  dns: "The page's host name leads nowhere.",
  refused: "The server refuses the connection.",
  no_route: "There is no way to the server from here.",
  reset: "The server breaks the connection off.",
  timeout: "The server does not answer in time.",
  tls: "The server's certificate or encryption does not hold.",
  bad_response: "The server's answer is not one that a browser understands.",
  bad_redirect: "The page redirects to something that is no web address.",
  redirect_loop: "The page redirects in a circle.",
  too_many_hops: "The page redirects too many times.",
  stopped: "The look was stopped before it ended.",
  not_modified: "The server says that nothing changed, and we no longer know since when.",
};

function unreachableSentence(look: Look): string {
  switch (look.access) {
    case "not_html":
      return `The address answers with ${mediaType(look.contentType)}, which is no web page.`;
    case "unparsable":
      return look.reason === "empty"
        ? "The server answers with an empty page."
        : "The page could not be taken apart in time.";
    case "robots_disallowed":
      return "The site's robots.txt answers with an error, so we may not read the page for now.";
    case "http_error":
      return errorSentence(look.httpStatus);
    default:
      return failures[look.reason ?? ""] ?? "The page cannot be reached.";
  }
}

function errorSentence(status: number | null): string {
  if (status !== null && status >= 300 && status < 400) {
    return `The server redirects without saying where to (${status}).`;
  }
  switch (status) {
    case 401:
      return "The page asks for a sign-in (401).";
    case 403:
      return "The server refuses to show the page (403).";
    case 451:
      return "The server withholds the page for legal reasons (451).";
    case 429:
      return "The server asks us to come back later (429).";
    default:
      return `The server answers with an error (${status ?? "no status"}).`;
  }
}

function mediaType(contentType: string | null): string {
  const type = contentType?.split(";")[0]?.trim() ?? "";
  return type === "" ? "something else" : shorten(type, 60);
}

function pendingSentence(look: Look): string {
  return look.access === "js_required"
    ? "The page builds itself in the browser, and its source does not have the link."
    : "The page is longer than we read, and the part that we read does not have the link.";
}
