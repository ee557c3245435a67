/** What to do about a verdict: one sentence, the first thing that helps. */
import { redirectedHome } from "../look.ts";
import type { LossRule, MissRow } from "../loss.ts";
import type { Breach } from "./flags.ts";
import type { Case } from "./sentence.ts";

/**
 * The next action for one verdict.
 *
 * @param row the misses in a row, this look included.
 */
export function nextAction(its: Case, row: MissRow, rule: LossRule): string {
  switch (its.headline) {
    case "live":
      return "Nothing to do.";
    case "changed":
      return breachAction(its.breaches[0]);
    case "missed":
      return lookAgain(rule.misses - row.misses, rule.hours);
    case "lost":
      return lossAction(its);
    case "not_found":
      return absentAction(its);
    case "blocked":
      return its.look.access === "robots_disallowed"
        ? "Open the page in a browser and look for the link."
        : "Open the page in a browser and look for the link, or ask the site to let our checker in.";
    case "unreachable":
      return unreachableAction(its);
    case "pending":
      return "Open the page in a browser and look for the link.";
    default:
      return its.headline satisfies never;
  }
}

function breachAction(breach: Breach | undefined): string {
  switch (breach) {
    case "wrong_target":
      return "Ask the site to link to the agreed page.";
    case "target_broken":
      return "Bring the target page back, or redirect it to one that fits.";
    case "soft_404":
      return "Open the page and see whether it is still there.";
    case "noindex":
      return "Ask the site to let search engines list the page.";
    case "robots_blocked":
      return "Ask the site to let Googlebot read the page.";
    case "canonical_elsewhere":
      return "Ask the site for the link on the page that it names as the original.";
    case "rel_changed":
      return "Ask the site for the agreed rel, or accept the new one.";
    case "page_nofollow":
      return "Ask the site to let search engines follow the page's links.";
    case "hidden":
      return "Ask the site to show the link to readers.";
    case "wrong_place":
      return "Ask the site to move the link, or accept the new place.";
    case "wrong_anchor":
      return "Ask the site for the agreed anchor text, or accept the new one.";
    case undefined:
      return "Nothing to do.";
    default:
      return breach satisfies never;
  }
}

function lookAgain(left: number, hours: number): string {
  const when =
    hours > 0 ? `Look again ${hours} ${hours === 1 ? "hour" : "hours"} later or more` : "Look again";
  return left > 1
    ? `${when}: after ${left} more misses the link counts as lost.`
    : `${when}: if the link is still missing, it counts as lost.`;
}

function lossAction({ missReason, look }: Case): string {
  const isGone = "Ask the site whether the page has a new address, or close the placement.";
  switch (missReason) {
    case "page_gone":
      return isGone;
    case "page_redirected":
      return redirectedHome(look) ? isGone : "Ask the site for a link on the page that took its place.";
    case "target_changed":
      return "Ask the site to link to the agreed page again.";
    case "removed":
    case null:
      return "Ask the site to put the link back.";
    default:
      return missReason satisfies never;
  }
}

function absentAction({ missReason }: Case): string {
  switch (missReason) {
    case "page_gone":
    case "page_redirected":
      return "Check the page's address, or ask the site where the page is.";
    case "target_changed":
      return "Ask the site to link to the agreed page.";
    case "removed":
    case null:
      return "Check both addresses, then ask the site when the link goes live.";
    default:
      return missReason satisfies never;
  }
}

/** What time does not heal. */
const wrongAddress = new Set(["bad_url", "bad_redirect", "blocked_address", "blocked_port", "dns"]);

function unreachableAction({ look }: Case): string {
  if (look.access === "not_html" || wrongAddress.has(look.reason ?? "")) {
    return "Check the page's address.";
  }
  return "Look again later; if it stays so, open the page in a browser.";
}
