/** The rules of an approach, each with its sentence and what to do: lib/core/outreach/approach.ts applies them. */
import { daysBetween } from "../profile-series.ts";
import { isHomePage } from "../url.ts";
import type { ApproachFacts, Finding, ListEntry, StopRule, WarningRule } from "./approach.ts";
import { daysAgo, dayText, inCampaign, placeOf } from "./approach-words.ts";

type Told = Pick<Finding, "text" | "todo">;

export const STOP_ORDER: readonly StopRule[] = ["do_not_contact", "opt_out", "erased", "bounced"];

/** What each kind of stop says. */
export const STOPS: Record<StopRule, (entry: ListEntry) => Told> = {
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

/** Every warning, those that matter most first. */
export const WARNINGS: readonly Rule[] = [
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
      openThread === null ||
      address === null ||
      openThread.address === null ||
      openThread.address === address ||
      severalPeople
        ? null
        : {
            text: `${openThread.address} was written to on ${dayText(openThread.on)} and has not answered.`,
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
export function isCool({ lastContact, cooldownDays, today }: ApproachFacts): boolean {
  return lastContact === null || daysBetween(lastContact.on, today) >= cooldownDays;
}
