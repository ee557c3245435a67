/**
 * Where links lead is known by asking, and only a few answers can change a verdict: that of the link which was found
 * (is its page gone, does it lead elsewhere?) and, where none was found, those of links that may reach the agreed page
 * by a redirect.
 */
import { sameAnchor } from "../anchor-text.ts";
import { domainOf } from "../domain.ts";
import type { Look } from "../look.ts";
import { normaliseUrl } from "../url.ts";
import { type JudgeInput, judge } from "../verdict.ts";
import type { Promise_, Verdict } from "./types.ts";

/** A link that was not found may hide behind a redirect: so many of a page's links are followed to see. */
const MOST_FOLLOWED = 5;

/**
 * Normalised addresses whose answers may change the verdict, as `JudgeInput.targets` wants its keys; at most five.
 * @param first the verdict without any of them
 */
export function targetsToAsk(input: JudgeInput, first: Verdict = judge(input)): string[] {
  if (first.presence === "found") return normalised([first.link?.url ?? null]);
  const { look, promise } = input;
  return first.conclusive && look.access === "ok" ? normalised(detoursOf(look, promise)) : [];
}

/**
 * Links of a page that may lead to the agreed page by a detour: those with the agreed anchor, then those to the
 * target's domain. The likeliest few.
 */
function detoursOf(look: Look, promise: Promise_): (string | null)[] {
  const domain = domainOf(promise.target);
  const inside = domain === domainOf(look.finalUrl);
  const links = look.links.filter(
    (link) => link.url !== null && (link.kind === "text" || link.kind === "image"),
  );
  const named = promise.anchor ? links.filter((link) => sameAnchor(link.anchor, promise.anchor ?? "")) : [];
  // A page of the same site links to it all over: there only the anchor says anything.
  const near = inside ? [] : links.filter((link) => domainOf(link.url ?? "") === domain);
  return [...new Set([...named, ...near].map((link) => link.url))].slice(0, MOST_FOLLOWED);
}

function normalised(urls: readonly (string | null)[]): string[] {
  const keys = urls.flatMap((url) => (url === null ? [] : (normaliseUrl(url) ?? [])));
  return [...new Set(keys)];
}
