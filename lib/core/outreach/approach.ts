/**
 * May this site be asked for a link, today and by this campaign? Stops are never overridden: somebody said no, or the
 * address is dead. Warnings say that work is likely to be wasted; a person passes one over with a reason, and partners
 * have none. Every rule is one row of test/core/outreach-approach.test.ts.
 */
import { daysBetween } from "../profile-series.ts";
import { isHomePage } from "../url.ts";
import { daysAgo, dayText, inCampaign, placeOf } from "./approach-words.ts";

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

const STOP_ORDER: readonly StopRule[] = ["do_not_contact", "opt_out", "erased", "bounced"];

const STOPS: Record<StopRule, (entry: ListEntry) => Told> = {
  do_not_contact: ({ value, on }) => ({
    text: `${value} is on the do-not-contact list since ${dayText(on)}.`,
    todo: "Leave it alone. If the entry is wrong, take it off the list first.",
  }),
  opt_out: ({ value, about, on }) => ({
    text: `${value} asked on ${dayText(on)} not to be written to.`,
    todo: about === "domain" ? "Leave it alone." : "Do not write to this address again.",
  }),
  erased: () => ({
    text: "The person at this address asked to be forgotten.",
    todo: "Do not write to this address again.",
  }),
  bounced: ({ value, on }) => ({
    text: `Mail to ${value} came back on ${dayText(on)}: there is no such mailbox.`,
    todo: "Look for another address of the site.",
  }),
};

interface Rule {
  rule: WarningRule;
  wasted: boolean;
  find: (facts: ApproachFacts) => Told | null;
}

const WARNINGS: readonly Rule[] = [
  {
    rule: "refused",
    wasted: true,
    find: ({ refused }) =>
      refused && {
        text: `They refused on ${dayText(refused.on)}${inCampaign(refused.campaign)}.`,
        todo: "Ask again only when you have something else to offer.",
      },
  },
  {
    rule: "contacted",
    wasted: true,
    find: (facts) => {
      const { lastContact, cooldownDays, today } = facts;
      if (lastContact === null || isCool(facts)) return null;
      const left = cooldownDays - Math.max(0, daysBetween(lastContact.on, today));
      return {
        text: `${lastContact.by ?? "Somebody"} wrote here ${daysAgo(lastContact.on, today)}${inCampaign(lastContact.campaign)}.`,
        todo: `Wait ${left === 1 ? "one more day" : `${left} more days`}, or ask whoever wrote.`,
      };
    },
  },
  {
    rule: "other_campaign",
    wasted: true,
    find: ({ activeIn }) =>
      activeIn.length === 0
        ? null
        : {
            text: `${placeOf(activeIn)} ${activeIn.length === 1 ? "is" : "are"} asking here now.`,
            todo: "Leave it to that campaign, or agree on one mail for both.",
          },
  },
  {
    rule: "open_thread",
    wasted: false,
    find: ({ openThread, address, severalPeople }) =>
      openThread === null || address === null || openThread.address === address || severalPeople
        ? null
        : {
            text: `${openThread.address ?? "Somebody else"} was written to on ${dayText(openThread.on)} and has not answered.`,
            todo: "Wait for an answer, or follow up there: one open thread per site.",
          },
  },
  {
    rule: "colleague_opted_out",
    wasted: false,
    find: ({ optOuts, address }) => {
      const other = optOuts.find((one) => one.address !== null && one.address !== address);
      return other
        ? {
            text: `${other.address} of this site asked on ${dayText(other.on)} not to be written to.`,
            todo: "Write to somebody else there only when you know that it is welcome.",
          }
        : null;
    },
  },
  {
    rule: "links_already",
    wasted: true,
    find: ({ linksToUs: { live, fromPage }, mendsLink }) =>
      live === 0 || mendsLink
        ? null
        : {
            text: fromPage
              ? "This very page links to you already."
              : `It links to you already, with ${live === 1 ? "one live link" : `${live.toLocaleString("en")} live links`}.`,
            todo: "Spend the mail on a site that does not, or say what another link is for.",
          },
  },
  {
    rule: "competitor",
    wasted: true,
    find: ({ competitor }) =>
      competitor === null
        ? null
        : { text: `It is the site of ${competitor}, a competitor.`, todo: "Leave it out." },
  },
  {
    rule: "home_page",
    wasted: false,
    find: ({ pageUrl }) =>
      pageUrl !== null && isHomePage(pageUrl)
        ? {
            text: "No page is named, only the home page.",
            todo: "Find the page that should link, and say so in the mail.",
          }
        : null,
  },
];

/** Long enough ago, or never. */
function isCool({ lastContact, cooldownDays, today }: ApproachFacts): boolean {
  return lastContact === null || daysBetween(lastContact.on, today) >= cooldownDays;
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
