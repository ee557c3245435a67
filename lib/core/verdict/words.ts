/**
 * The closed sets of a verdict in plain words, one sentence each: for hover texts, legends and the command
 * line's help. What is so in one case is said by sentence.ts.
 */
import type { Access } from "../look.ts";
import type { Flag, Headline, Presence } from "./types.ts";

export const headlineSentences: Record<Headline, string> = {
  live: "The link is on the page as agreed.",
  changed: "The link is on the page, but something about it or the page is not as agreed.",
  missed: "The link was there before and the last look did not see it; another look decides.",
  lost: "The link was there before and is gone.",
  not_found: "The page was read and does not have the link.",
  blocked: "The site does not let us read the page, so nobody knows yet.",
  unreachable: "The address does not answer with a page, so nobody knows yet.",
  pending: "No look has settled yet whether the link is there.",
};

export const presenceSentences: Record<Presence, string> = {
  found: "The link is on the page.",
  not_found: "The link is not on the page.",
  lost: "The link was on the page and is gone.",
  unknown: "The look did not settle whether the link is there.",
};

export const accessSentences: Record<Access, string> = {
  ok: "The page was read.",
  http_error: "The server answers with an error.",
  unreachable: "The server does not answer.",
  blocked: "A wall or a challenge answers instead of the page.",
  not_html: "The address answers with something that is no web page.",
  js_required: "The page builds itself in the browser, so its source says little.",
  robots_disallowed: "The site's robots.txt does not let us read the page, or answers with an error.",
  unparsable: "The answer is empty, or could not be taken apart in time.",
};

export const flagSentences: Record<Flag, string> = {
  wrong_target: "The page links to another page of the site.",
  wrong_anchor: "The anchor text is not the agreed one.",
  rel_changed: "The rel is not the agreed one.",
  wrong_place: "The link does not stand in the agreed place of the page.",
  page_nofollow: "The page asks search engines not to follow any of its links.",
  noindex: "The page asks search engines not to list it.",
  robots_blocked: "The site's robots.txt keeps Googlebot off the page.",
  canonical_elsewhere: "The page names another address as the original.",
  hidden: "Readers cannot see the link.",
  target_broken: "The page that the link leads to is gone.",
  target_redirects: "The link leads through a redirect.",
  soft_404: "The page answers as if all were well, but says that it was not found.",
  truncated: "The page is longer than we read.",
  too_many_outlinks: "The page links to very many other pages.",
  context_changed: "The text around the link changed.",
  page_redirected: "The page leads to another address.",
};
