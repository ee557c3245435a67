import { describe, expect, test } from "vitest";
import { auditSite } from "#lib/core/toxic/audit";
import type { DomainFacts } from "#lib/core/toxic/facts";
import { findPatterns } from "#lib/core/toxic/patterns";
import { queueOf } from "#lib/core/toxic/queue";
import { groupAlike, isAlike, sketchOf } from "#lib/core/toxic/sketch";
import { defaultWeights } from "#lib/core/toxic/weights";
import {
  aDomain,
  anAnchor,
  aPage,
  aPair,
  aSite,
  contextOf,
  someLinks,
  someMarks,
  TODAY,
} from "../support/toxic-facts.ts";

const names = (stem: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${stem}${at}.example`);
const patternsOf = (domains: DomainFacts[]) => findPatterns(domains, contextOf(domains));
const told = (domains: DomainFacts[]) =>
  patternsOf(domains).map(({ kind, domains: members }) => [kind, members.length]);

/** A domain whose page has this template and links to these domains. */
const linking = (name: string, template: string | null, outgoing: string[]) =>
  aDomain(name, {
    sample: [
      aPage(`https://${name}/post`, {
        marks: someMarks({ template, outgoing: sketchOf(outgoing), uncommonDomains: outgoing.length }),
      }),
    ],
  });

describe("a sketch", () => {
  const set = names("out", 40);
  test("is the same in any order, and of signed 32-bit integers", () => {
    expect(sketchOf([...set].reverse())).toEqual(sketchOf(set));
    for (const value of sketchOf(set)) expect(value).toBe(value | 0);
  });
  test("of a set with one more is alike, of half the set and of another set is not", () => {
    expect(isAlike(sketchOf(set), sketchOf([...set, "one.example"]))).toBe(true);
    expect(isAlike(sketchOf(set), sketchOf(set.slice(0, 20)))).toBe(false);
    expect(isAlike(sketchOf(set), sketchOf(names("other", 40)))).toBe(false);
  });
  test("alike ones make a group, whatever stands between them", () => {
    const items = [set, names("a", 9), [...set, "x"], names("b", 9), set].map((list, at) => ({
      at,
      sketch: sketchOf(list),
    }));
    expect(groupAlike(items).map((group) => group.map(({ at }) => at))).toEqual([[0, 2, 4]]);
  });
});

describe("networks", () => {
  const out = names("customer", 20);
  test("one template and one set of outgoing domains, from three domains on", () => {
    const domains = names("net", 3).map((name) => linking(name, "t1", out));
    expect(told(domains)).toEqual([["network", 3]]);
    expect(told(domains.slice(1))).toEqual([]);
    const [pattern] = patternsOf(domains);
    expect(pattern?.title).toBe("3 domains share this template and the sites they link to");
    expect(pattern?.evidence("net1.example")[0]).toMatchObject({
      signal: "network",
      weight: 42,
      seenOn: "2026-06-20",
      sample: ["https://net1.example/post", "https://net0.example/post", "https://net2.example/post"],
    });
  });
  test("nearly the same set is the same", () =>
    expect(
      told(names("net", 6).map((name, at) => linking(name, "t1", [...out, `own${at}.example`]))),
    ).toEqual([["network", 6]]));
  test("the set alone takes five domains, the template alone fifteen", () => {
    expect(told(names("net", 5).map((name, at) => linking(name, `t${at}`, out)))).toEqual([
      ["shared_outgoing", 5],
    ]);
    expect(told(names("net", 4).map((name, at) => linking(name, `t${at}`, out)))).toEqual([]);
    const theme = names("blog", 15).map((name, at) => linking(name, "t1", names(`own${at}-`, 6)));
    expect(told(theme)).toEqual([["shared_template", 15]]);
    expect(told(theme.slice(1))).toEqual([]);
  });
  test("three outgoing domains are no set: everybody links to them", () =>
    expect(told(names("net", 9).map((name) => linking(name, "t1", out.slice(0, 3))))).toEqual([]));
  test("a domain stands in its strongest group alone", () => {
    const net = names("net", 3).map((name) => linking(name, "t1", out));
    const theme = names("blog", 20).map((name, at) => linking(name, "t1", names(`own${at}-`, 6)));
    expect(told([...theme, ...net])).toEqual([
      ["shared_template", 20],
      ["network", 3],
    ]);
  });
  test("keywords on most of its sites weigh in full, however few each has", () => {
    const keyword = { anchors: [anAnchor("running shoes", { category: "exact" })] };
    const domains = names("net", 6).map((name, at) => ({
      ...linking(name, "t1", out),
      ...(at < 3 ? keyword : {}),
    }));
    const { judge } = auditSite(domains, aSite(), TODAY);
    const [selling, other] = [domains[0], domains[5]].map((facts) => judge(facts as DomainFacts));
    expect(selling).toMatchObject({ level: "high", score: 60 });
    expect(selling?.evidence[1]).toMatchObject({
      signal: "money_anchors",
      weight: 18,
      sentence: "3 of these 6 domains link with a keyword as anchor.",
    });
    expect(other).toMatchObject({ level: "review", score: 42 });
    const rare = domains.map((facts, at) => (at === 0 ? facts : linking(facts.domain, "t1", out)));
    expect(auditSite(rare, aSite(), TODAY).judge(rare[0] as DomainFacts)).toMatchObject({
      level: "review",
      score: 51,
    });
  });
  test("the key stays when members come and go", () => {
    const keys = (count: number) =>
      patternsOf(names("net", count).map((name) => linking(name, "t1", out))).map(({ key }) => key);
    expect(keys(3)).toEqual(keys(9));
  });
});

describe("the same anchor to the same page", () => {
  const link = (name: string, change: Partial<DomainFacts> = {}, pair = {}) =>
    aDomain(name, { pairs: [aPair("Running shoes", { source: `https://${name}/p`, ...pair })], ...change });
  test("from eight thin domains on", () => {
    expect(told(names("a", 8).map((name) => link(name)))).toEqual([["same_anchor", 8]]);
    expect(told(names("a", 7).map((name) => link(name)))).toEqual([]);
    const [pattern] = patternsOf(names("a", 8).map((name) => link(name)));
    expect(pattern?.evidence("a1.example")[0]).toMatchObject({
      weight: 25,
      since: "2025-01-10",
      sample: ["https://a1.example/p"],
    });
  });
  test("case and punctuation make no difference, another page does", () => {
    expect(
      told(
        names("a", 8).map((name, at) =>
          link(name, {}, { anchor: at % 2 ? "running SHOES!" : "running shoes" }),
        ),
      ),
    ).toEqual([["same_anchor", 8]]);
    expect(
      told(names("a", 8).map((name, at) => link(name, {}, { target: `https://acme.com/${at % 2}` }))),
    ).toEqual([]);
  });
  test.each(["brand", "url", "title", "generic", "empty", null] as const)(
    "%s is what strangers write alike",
    (category) => expect(told(names("a", 20).map((name) => link(name, {}, { category })))).toEqual([]),
  );
  test("words that are no keyword weigh half", () =>
    expect(
      patternsOf(names("a", 8).map((name) => link(name, {}, { category: "other" })))[0]?.evidence(
        "a0.example",
      )[0]?.weight,
    ).toBe(12.5));
  test("what large sites say too is nobody's trick", () => {
    const large = names("large", 9).map((name) =>
      aDomain(name, {
        authority: 60,
        anchors: [anAnchor("running shoes", { category: "exact" })],
        pairs: null,
      }),
    );
    expect(told([...names("a", 8).map((name) => link(name)), ...large])).toEqual([]);
    expect(told(names("a", 20).map((name) => link(name, { sessions: 3 })))).toEqual([]);
    expect(told(names("a", 20).map((name) => link(name, { links: someLinks({ live: 6 }) })))).toEqual([]);
  });
});

describe("address blocks", () => {
  const at = (address: (at: number) => string, count = 5) =>
    names("a", count).map((name, index) => aDomain(name, { address: address(index) }));
  test("five thin domains in one /24 or /48", () => {
    expect(told(at((index) => `93.184.216.${index}`))).toEqual([["address_block", 5]]);
    expect(told(at((index) => `2001:4860:1:${index}::1`))).toEqual([["address_block", 5]]);
    expect(told(at((index) => `93.184.${index}.1`))).toEqual([]);
    expect(patternsOf(at(() => "93.184.216.34"))[0]?.title).toBe(
      "5 thin domains share the addresses 93.184.216.0/24",
    );
  });
  test.each(["104.21.3.4", "185.199.108.153", "2606:4700:3030::1", "not an address"])(
    "%s says nothing",
    (address) => expect(told(at(() => address, 50))).toEqual([]),
  );
  test("in a large profile it takes more: neighbours come by chance", () => {
    const rest = Array.from({ length: 6_000 }, (_, index) => aDomain(`r${index}.example`));
    expect(told([...rest, ...at(() => "93.184.216.34", 7)])).toEqual([]);
    expect(told([...rest, ...at(() => "93.184.216.34", 8)])).toEqual([["address_block", 8]]);
  });
  test("with other tenants it is a shared host", () =>
    expect(
      told([
        ...at(() => "93.184.216.34"),
        aDomain("big.example", { address: "93.184.216.1", authority: 50 }),
        aDomain("b2.example", { address: "93.184.216.2", sessions: 9 }),
      ]),
    ).toEqual([]));
});

test("a settled domain is no member of a group", () => {
  const domains = names("net", 4).map((name) => linking(name, "t1", names("customer", 9)));
  const site = aSite({ whitelisted: [{ domain: "net2.example", reason: null }] });
  expect(auditSite(domains, site, TODAY).patterns.map(({ domains: members }) => members)).toEqual([
    ["net0.example", "net1.example", "net3.example"],
  ]);
});

test("the queue: worst group first, each domain once, clean ones left out", () => {
  const out = names("customer", 9);
  const spam = { anchors: [anAnchor("buy viagra")] };
  const domains = [
    aDomain("clean.example"),
    aDomain("spam.example", spam),
    ...names("net", 3).map((name) => ({ ...linking(name, "t1", out), ...spam })),
    ...names("quiet", 4).map((name) => linking(name, "t2", names("shop", 9))),
  ];
  const audit = auditSite(domains, aSite(), TODAY);
  const groups = queueOf(domains.map(audit.judge), audit.patterns);
  expect(
    groups.map(({ title, verdicts }) => [title, verdicts.map(({ domain, level }) => `${domain} ${level}`)]),
  ).toEqual([
    [
      "3 domains share this template and the sites they link to",
      names("net", 3).map((name) => `${name} high`),
    ],
    [
      "4 domains share this template and the sites they link to",
      names("quiet", 4).map((name) => `${name} review`),
    ],
    ["Words that are sold as anchors", ["spam.example review"]],
  ]);
});

test("60,000 domains: every planted group is found whole, and no other", () => {
  const planted = 40;
  const domains = Array.from({ length: 60_000 }, (_, at) => {
    const group = at < 1_500 * planted && at % 100 === 0 ? Math.floor(at / 100) % 15 : null;
    const name = `d${at}.example`;
    if (group !== null)
      return linking(name, `net${group}`, [...names(`g${group}-`, 12), `only${at}.example`]);
    return {
      ...linking(name, `t${at % 20_000}`, names(`x${at}-`, 8)),
      address: `93.${at % 200}.${(at >> 8) % 250}.1`,
    };
  });
  const audit = auditSite(domains, aSite(), TODAY);
  const networks = audit.patterns.filter(({ kind }) => kind === "network");
  expect(networks.map(({ domains: members }) => members.length)).toEqual(Array(15).fill(planted));
  expect(audit.patterns.filter(({ kind }) => kind === "shared_outgoing" || kind === "same_anchor")).toEqual(
    [],
  );
  const inNetwork = new Set(networks.flatMap(({ domains: members }) => members));
  for (const facts of domains) {
    const { level } = audit.judge(facts);
    if (level === "review" || level === "high") expect(inNetwork.has(facts.domain)).toBe(true);
  }
  expect(defaultWeights.patterns.network).toBeLessThan(planted);
});
