/**
 * May this site be asked for a link, today and by this campaign? Stops are never overridden: somebody said no, or the
 * address is dead. Warnings say that work is likely to be wasted; a person passes one over with a reason, and partners
 * have none. Every rule is one row of test/core/outreach-approach.test.ts.
 */

import { isCool, STOP_ORDER, STOPS, WARNINGS } from "./approach-rules.ts";
import { daysAgo, inCampaign } from "./approach-words.ts";
import { isTalking, type Stage } from "./stages.ts";

export type SuppressionCause = "do_not_contact" | "opt_out" | "bounced" | "erased";

/** An entry of the do-not-contact list that covers the domain or the address. Days are YYYY-MM-DD. */
export interface ListEntry {
  about: "domain" | "address";
  value: string;
  cause: SuppressionCause;
  on: string;
}

export interface ApproachFacts {
  domain: string;
  /** Who would be written to, in lower case; null: nobody in particular yet. */
  address: string | null;
  /** The page that is to link; null: none was chosen, and none is asked for yet. */
  pageUrl: string | null;
  today: string;
  /** 0: nobody waits. */
  cooldownDays: number;
  /** Several people of one site may be written to, as in digital PR. */
  severalPeople: boolean;
  listed: readonly ListEntry[];
  /** Who of the site asked not to be written to; without an address the site as a whole did. */
  optOuts: readonly { address: string | null; on: string }[];
  /** The last time that we wrote, this campaign's own messages left out. Null names: not to be told here. */
  lastContact: { on: string; by: string | null; campaign: string | null } | null;
  /** Other campaigns that ask there now; null: one whose name is not to be told here. */
  activeIn: readonly (string | null)[];
  /** To whom this campaign wrote last, when no answer has come. */
  openThread: { address: string | null; on: string } | null;
  refused: { on: string; campaign: string | null } | null;
  /** Live links to the campaign's site, and whether the very page has one. */
  linksToUs: { live: number; fromPage: boolean };
  /** A link that is there is to be mended: it leads to a page that is gone. */
  mendsLink: boolean;
  /** The name of the competitor whose site it is. */
  competitor: string | null;
  isPartner: boolean;
}

export type StopRule = SuppressionCause;
export type WarningRule =
  | "refused"
  | "contacted"
  | "other_campaign"
  | "open_thread"
  | "colleague_opted_out"
  | "links_already"
  | "competitor"
  | "home_page";

export interface Finding {
  kind: "stop" | "warning";
  rule: StopRule | WarningRule;
  text: string;
  /** What to do instead. */
  todo: string;
  /** Asking would most likely be work for nothing. */
  wasted: boolean;
  /** A person passed it over. */
  overridden: Override | null;
}

/** That a person writes all the same, why, and which warnings they saw. */
export interface Override {
  rules: readonly string[];
  reason: string;
  by: string | null;
  on: string;
}

export interface Approach {
  /** In the order in which they matter: stops first. */
  findings: Finding[];
  /** What was looked at and stands in nobody's way, in a sentence each. */
  passed: string[];
  /** `warned`: a warning stands that nobody has passed over. */
  verdict: "stopped" | "warned" | "clear";
}

type Told = Pick<Finding, "text" | "todo">;

/** Judges one site. @param override the last decision to write all the same; it covers the rules it names, no later ones */
export function judgeApproach(facts: ApproachFacts, override: Override | null = null): Approach {
  const stops = stopsOf(facts);
  const warnings: Finding[] = [];
  for (const { rule, find, wasted } of facts.isPartner ? [] : WARNINGS) {
    const told = find(facts);
    const passedOver = override?.rules.includes(rule) ? override : null;
    if (told !== null) warnings.push({ kind: "warning", rule, ...told, wasted, overridden: passedOver });
  }
  const isWarned = warnings.some(({ overridden }) => overridden === null);
  return {
    findings: [...stops, ...warnings],
    passed: passedOf(facts),
    verdict: stops.length > 0 ? "stopped" : isWarned ? "warned" : "clear",
  };
}

function stopsOf({ domain, address, listed, optOuts }: ApproachFacts): Finding[] {
  const found = new Map<StopRule, Told>();
  for (const entry of listed) if (!found.has(entry.cause)) found.set(entry.cause, STOPS[entry.cause](entry));
  const asked = optOuts.find((one) => one.address === null || one.address === address);
  if (asked && !found.has("opt_out")) {
    const about = asked.address === null ? "domain" : "address";
    found.set(
      "opt_out",
      STOPS.opt_out({ about, value: asked.address ?? domain, cause: "opt_out", on: asked.on }),
    );
  }
  return STOP_ORDER.flatMap((rule) => {
    const told = found.get(rule);
    return told ? [{ kind: "stop" as const, rule, ...told, wasted: true, overridden: null }] : [];
  });
}

function passedOf(facts: ApproachFacts): string[] {
  const { listed, optOuts, lastContact, activeIn, today, isPartner } = facts;
  const passed: string[] = [];
  if (isPartner) passed.push("A partner of yours: warnings do not apply");
  if (lastContact === null) passed.push("No one wrote here before this campaign");
  else if (isCool(facts)) {
    passed.push(
      `Last written to ${daysAgo(lastContact.on, today)}${inCampaign(lastContact.campaign)}: long enough`,
    );
  }
  if (activeIn.length === 0) passed.push("No other campaign is active here");
  if (listed.length === 0 && optOuts.length === 0) passed.push("Not on the do-not-contact list");
  return passed;
}

/** What still stands in the way when a person gives a reason, or none: stops always, warnings without a reason. */
export function standsInTheWay({ findings }: Approach, reason: string | null): Finding[] {
  const hasReason = reason !== null && reason.trim() !== "";
  return findings.filter(({ kind, overridden }) => kind === "stop" || (overridden === null && !hasReason));
}

/** Whether a mail may be begun: nothing stops it, and every warning is passed over or about something that is over. */
export const mayDraft = ({ verdict }: Pick<Approach, "verdict">, stage: Stage): boolean =>
  verdict === "clear" || (verdict === "warned" && isTalking(stage));
