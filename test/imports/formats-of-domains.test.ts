// Exports that name domains without pages. Rows are made up after each tool's header.
import { describe, expect, test } from "vitest";
import { readFile } from "./read-table-text.ts";

describe("Ahrefs referring domains", () => {
  test("with every column, also with a space behind a header; a lost one has its day", async () => {
    const { detected, domains, links } = await readFile(
      `Domain,DR,Dofollow ref. domains,Dofollow linked domains,Traffic,Keywords,Links to target ,New links,Lost links,Dofollow links,First seen,Lost,Is spam
a-blog.com,71.5,120,30,"1,240",12,7,1,0,5,2022-01-31 10:00:00,,false
www.b-news.net,3,1,2,0,0,1,0,1,0,2023-05-06,2024-02-28,true\n`,
    );
    expect(detected).toMatchObject({
      format: "ahrefs_referring_domains",
      vendor: "ahrefs",
      kind: "domains",
      refusal: null,
    });
    expect(domains).toEqual([
      {
        line: 2,
        host: "a-blog.com",
        domain: "a-blog.com",
        links: 7,
        firstSeen: "2022-01-31",
        lastSeen: null,
        lostOn: null,
        metrics: {
          "ahrefs.dr": 71.5,
          "ahrefs.domain_traffic": 1240,
          "ahrefs.referring_domains": 120,
          "ahrefs.linked_domains": 30,
          "ahrefs.keywords": 12,
          "ahrefs.new_links": 1,
          "ahrefs.lost_links": 0,
          "ahrefs.dofollow_links": 5,
        },
      },
      expect.objectContaining({
        line: 3,
        host: "www.b-news.net",
        domain: "b-news.net",
        lostOn: "2024-02-28",
      }),
    ]);
    expect(links).toEqual([]);
  });
});

describe("Semrush referring domains", () => {
  test("counts, score and days", async () => {
    const { detected, domains } = await readFile(
      "Domain ascore,Domain,Backlinks,IP Address,Country,First seen,Last seen\n12,a.co.uk,3,192.0.2.4,us,2020-01-01,2020-02-01\n",
    );
    expect(detected).toMatchObject({
      format: "semrush_referring_domains",
      vendor: "semrush",
      kind: "domains",
    });
    expect(domains).toEqual([
      {
        line: 2,
        host: "a.co.uk",
        domain: "a.co.uk",
        links: 3,
        firstSeen: "2020-01-01",
        lastSeen: "2020-02-01",
        lostOn: null,
        metrics: { "semrush.domain_ascore": 12 },
      },
    ]);
  });
});

describe("Search Console, top linking sites", () => {
  test.each([
    'Site,Linking pages,Target pages\nexample.org,"1,240",31\nexample.net,5,2\n',
    'Website,Verweisende Seiten,Zielseiten\nexample.org,"1.240",31\nexample.net,5,2\n',
  ])("in any language", async (text) => {
    const { detected, domains } = await readFile(text);
    expect(detected).toMatchObject({
      format: "gsc_top_linking_sites",
      vendor: "gsc",
      kind: "domains",
      needsMapping: false,
    });
    expect(domains.map(({ domain, metrics }) => [domain, metrics])).toEqual([
      ["example.org", { "gsc.target_pages": 31 }],
      ["example.net", { "gsc.target_pages": 2 }],
    ]);
    expect(domains[1]?.links).toBe(5);
  });
});

describe("Bing referring domains", () => {
  test("with a mark at the start and all quoted", async () => {
    const { detected, domains } = await readFile(
      '\ufeff"Domain","Backlinks Count"\n"https://a-blog.com/","12"\n',
    );
    expect(detected).toMatchObject({ format: "bing_referring_domains", vendor: "bing", kind: "domains" });
    expect(domains).toMatchObject([{ host: "a-blog.com", links: 12 }]);
  });
});

describe("rows of them", () => {
  test("one that names no domain is rejected, the same again is a duplicate", async () => {
    const { outcomes } = await readFile(
      "Domain ascore,Domain,Backlinks\n1,a-blog.com,2\n1,n/a,2\n1,A-BLOG.COM,3\n1,,3\n",
    );
    expect(outcomes.map(({ status }) => status)).toEqual(["accepted", "rejected", "duplicate", "rejected"]);
    expect(outcomes[1]).toMatchObject({
      reason: expect.stringMatching(/"n\/a" is no web address.*example\.com/),
    });
  });
  test("a table that nobody knows is read as domains when a person says so", async () => {
    const text = "Wer,Wie viele\na-blog.com,4\nb-news.net,2\nc-site.org,x\n";
    const { domains } = await readFile(text, {
      kind: "domains",
      mapping: { domain: "Wer", links: "Wie viele" },
    });
    expect(domains.map(({ domain, links }) => [domain, links])).toEqual([
      ["a-blog.com", 4],
      ["b-news.net", 2],
      ["c-site.org", null],
    ]);
  });
});
