// Who may be approached, when, and why not: one row a rule. The facts of a row are all that is known of the site;
// everything else about it is as of a site that nobody has ever heard of.
import { describe, expect, test } from "vitest";
import {
  type ApproachFacts,
  judgeApproach,
  type Override,
  standsInTheWay,
} from "#lib/core/outreach/approach";

const stranger: ApproachFacts = {
  domain: "garden.example",
  address: null,
  pageUrl: "https://garden.example/soil",
  today: "2026-11-29",
  cooldownDays: 100,
  severalPeople: false,
  listed: [],
  optOuts: [],
  lastContact: null,
  activeIn: [],
  openThread: null,
  refused: null,
  linksToUs: { live: 0, fromPage: false },
  mendsLink: false,
  competitor: null,
  isPartner: false,
};
const ana = "ana@garden.example";
const ben = "ben@garden.example";
const onList = (cause: "do_not_contact" | "opt_out" | "bounced" | "erased", value: string) =>
  ({ about: value.includes("@") ? "address" : "domain", value, cause, on: "2026-03-04" }) as const;
const wrote = (on: string, by: string | null = "Ada", campaign: string | null = "Spring guides") => ({
  on,
  by,
  campaign,
});

type Row = [
  about: string,
  facts: Partial<ApproachFacts>,
  verdict: "clear" | "warned" | "stopped",
  rules: string[],
  text?: string,
];

const rows: Row[] = [
  ["a site that nobody has written to", {}, "clear", []],

  // Stops: never overridden.
  [
    "a domain on the do-not-contact list",
    { listed: [onList("do_not_contact", "garden.example")] },
    "stopped",
    ["do_not_contact"],
    "garden.example is on the do-not-contact list since 4 March 2026.",
  ],
  [
    "a subdomain of a domain on the list",
    { domain: "blog.garden.example", listed: [onList("do_not_contact", "garden.example")] },
    "stopped",
    ["do_not_contact"],
  ],
  [
    "an address on the list",
    { address: ana, listed: [onList("do_not_contact", ana)] },
    "stopped",
    ["do_not_contact"],
  ],
  [
    "an address that opted out",
    { address: ana, listed: [onList("opt_out", ana)] },
    "stopped",
    ["opt_out"],
    "ana@garden.example asked on 4 March 2026 not to be written to.",
  ],
  [
    "an address whose owner wrote back to be left alone",
    { address: ana, optOuts: [{ address: ana, on: "2026-05-06" }] },
    "stopped",
    ["opt_out"],
  ],
  [
    "a site that asked to be left alone as a whole",
    { address: ben, optOuts: [{ address: null, on: "2026-05-06" }] },
    "stopped",
    ["opt_out"],
    "garden.example asked on 6 May 2026 not to be written to.",
  ],
  [
    "an address whose mail came back",
    { address: ana, listed: [onList("bounced", ana)] },
    "stopped",
    ["bounced"],
    "Mail to ana@garden.example came back on 4 March 2026: there is no such mailbox.",
  ],
  [
    "somebody who asked to be forgotten",
    { address: ana, listed: [onList("erased", ana)] },
    "stopped",
    ["erased"],
    "The person at this address asked to be forgotten.",
  ],
  [
    "a partner on the do-not-contact list: partners are exempt from warnings alone",
    { isPartner: true, listed: [onList("do_not_contact", "garden.example")] },
    "stopped",
    ["do_not_contact"],
  ],

  // Warnings: overridden with a reason.
  [
    "a site that was written to 41 days ago",
    { lastContact: wrote("2026-10-19") },
    "warned",
    ["contacted"],
    "Ada wrote here 41 days ago in “Spring guides”.",
  ],
  [
    "written to 99 days ago, with 100 days to wait",
    { lastContact: wrote("2026-08-22") },
    "warned",
    ["contacted"],
  ],
  ["written to 100 days ago, with 100 days to wait", { lastContact: wrote("2026-08-21") }, "clear", []],
  [
    "written to yesterday, with no days to wait",
    { lastContact: wrote("2026-11-28"), cooldownDays: 0 },
    "clear",
    [],
  ],
  [
    "written to today, with a day to wait",
    { lastContact: wrote("2026-11-29"), cooldownDays: 1 },
    "warned",
    ["contacted"],
  ],
  [
    "written to, as a file of past contacts says, by nobody knows whom",
    { lastContact: wrote("2026-11-28", null, null) },
    "warned",
    ["contacted"],
    "Somebody wrote here yesterday.",
  ],
  [
    "a site that another campaign asks now",
    { activeIn: ["Spring guides"] },
    "warned",
    ["other_campaign"],
    "“Spring guides” is asking here now.",
  ],
  [
    "asked by a campaign of a site that is none of the asker's",
    { activeIn: [null, "Spring guides"] },
    "warned",
    ["other_campaign"],
    "Another campaign and one more campaign are asking here now.",
  ],
  [
    "a site that refused before, however long ago",
    { refused: { on: "2023-01-02", campaign: "Old guides" } },
    "warned",
    ["refused"],
    "They refused on 2 January 2023 in “Old guides”.",
  ],
  [
    "a colleague of somebody who has not answered",
    { address: ben, openThread: { address: ana, on: "2026-11-20" } },
    "warned",
    ["open_thread"],
    "ana@garden.example was written to on 20 November 2026 and has not answered.",
  ],
  [
    "a follow-up in the open thread",
    { address: ana, openThread: { address: ana, on: "2026-11-20" } },
    "clear",
    [],
  ],
  [
    "another journalist of one publication, in digital PR",
    { address: ben, openThread: { address: ana, on: "2026-11-20" }, severalPeople: true },
    "clear",
    [],
  ],
  [
    "a colleague of somebody who opted out",
    { address: ben, optOuts: [{ address: ana, on: "2026-05-06" }] },
    "warned",
    ["colleague_opted_out"],
  ],
  [
    "nobody in particular of a site where somebody opted out",
    { optOuts: [{ address: ana, on: "2026-05-06" }] },
    "warned",
    ["colleague_opted_out"],
  ],
  [
    "a site that links to us already",
    { linksToUs: { live: 3, fromPage: false } },
    "warned",
    ["links_already"],
    "It links to you already, with 3 live links.",
  ],
  [
    "a page that mentions us and links to us already",
    { linksToUs: { live: 1, fromPage: true } },
    "warned",
    ["links_already"],
    "This very page links to you already.",
  ],
  [
    "a site whose link leads to a page of ours that is gone",
    { linksToUs: { live: 3, fromPage: true }, mendsLink: true },
    "clear",
    [],
  ],
  ["a competitor's own site", { competitor: "Plantly" }, "warned", ["competitor"]],
  ["a bare home page", { pageUrl: "https://garden.example/" }, "warned", ["home_page"]],
  [
    "a home page with an index file and a campaign's parameters",
    { pageUrl: "https://garden.example/index.html?utm_source=x" },
    "warned",
    ["home_page"],
  ],
  ["a site of which no page is asked for yet", { pageUrl: null }, "clear", []],
  [
    "a partner, whatever else is known",
    {
      isPartner: true,
      pageUrl: "https://garden.example/",
      lastContact: wrote("2026-11-28"),
      activeIn: ["Spring guides"],
      refused: { on: "2026-01-02", campaign: null },
      linksToUs: { live: 3, fromPage: false },
    },
    "clear",
    [],
  ],

  // Several at once: stops first, then what matters most.
  [
    "a site with everything against it",
    {
      pageUrl: "https://garden.example/",
      lastContact: wrote("2026-11-01"),
      activeIn: ["Spring guides"],
      refused: { on: "2026-11-02", campaign: null },
      linksToUs: { live: 2, fromPage: false },
      listed: [onList("bounced", ana), onList("do_not_contact", "garden.example")],
      address: ana,
    },
    "stopped",
    ["do_not_contact", "bounced", "refused", "contacted", "other_campaign", "links_already", "home_page"],
  ],
];

describe("who may be approached", () => {
  test.each(rows)("%s", (_about, facts, verdict, rules, text) => {
    const approach = judgeApproach({ ...stranger, ...facts });
    expect(approach.verdict).toBe(verdict);
    expect(approach.findings.map(({ rule }) => rule)).toEqual(rules);
    if (text !== undefined) expect(approach.findings[0]?.text).toBe(text);
    for (const { text: said, todo } of approach.findings) {
      expect(said).toMatch(/^[\p{Lu}“\p{Ll}].*\.$/u);
      expect(todo).toMatch(/\.$/);
    }
  });
});

describe("overriding", () => {
  const warned = judgeApproach({ ...stranger, lastContact: wrote("2026-11-01") });
  const stopped = judgeApproach({ ...stranger, listed: [onList("do_not_contact", "garden.example")] });
  const decision: Override = {
    rules: ["contacted"],
    reason: "They asked us to",
    by: "Ada",
    on: "2026-11-29",
  };

  test.each([
    ["a warning without a reason", warned, null, ["contacted"]],
    ["a warning with a reason of blanks", warned, "  ", ["contacted"]],
    ["a warning with a reason", warned, "They asked us to", []],
    ["a stop with a reason", stopped, "They asked us to", ["do_not_contact"]],
  ] as const)("%s", (_about, approach, reason, standing) => {
    expect(standsInTheWay(approach, reason).map(({ rule }) => rule)).toEqual(standing);
  });
  test("a decision covers the warnings it names, and says who took it", () => {
    const approach = judgeApproach({ ...stranger, lastContact: wrote("2026-11-01") }, decision);
    expect(approach.verdict).toBe("clear");
    expect(approach.findings[0]?.overridden).toMatchObject({ by: "Ada", reason: "They asked us to" });
  });
  test("a warning that came later stands", () => {
    const facts = { ...stranger, lastContact: wrote("2026-11-01"), activeIn: ["Spring guides"] };
    expect(judgeApproach(facts, decision).verdict).toBe("warned");
  });
  test("no decision passes over a stop", () => {
    const facts = { ...stranger, listed: [onList("opt_out", "garden.example")] };
    expect(judgeApproach(facts, { ...decision, rules: ["opt_out"] }).verdict).toBe("stopped");
  });
});

describe("what was looked at and is fine", () => {
  test.each([
    [
      "a stranger",
      {},
      [
        "No one wrote here before this campaign",
        "No other campaign is active here",
        "Not on the do-not-contact list",
      ],
    ],
    [
      "written to long ago",
      { lastContact: wrote("2026-01-01") },
      [
        "Last written to 332 days ago in “Spring guides”: long enough",
        "No other campaign is active here",
        "Not on the do-not-contact list",
      ],
    ],
    [
      "asked by another campaign",
      { activeIn: [null], lastContact: wrote("2026-11-28") },
      ["Not on the do-not-contact list"],
    ],
  ] as const)("%s", (_about, facts, passed) => {
    expect(judgeApproach({ ...stranger, ...facts }).passed).toEqual(passed);
  });
});
