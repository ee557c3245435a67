// Exports of the link indexes that write flags and figures of their own. Rows are made up after each tool's header.
import { describe, expect, test } from "vitest";
import { readFile } from "./read-table-text.ts";

describe("Semrush backlink audit", () => {
  test("is a list of links, whatever its order; its score is one vendor's figure", async () => {
    const { detected, links } = await readFile(
      `Toxicity Score,Source url,Source title,Target url,Anchor,Toxic markers,First seen,Last seen,Nofollow
83,https://a.example/x,A page,https://acme.example/,cheap boots,"Link network, Mirror pages",2024-01-31,2024-02-28,true\n`,
    );
    expect(detected).toMatchObject({ format: "semrush_audit", vendor: "semrush", refusal: null });
    expect(links[0]).toMatchObject({
      anchor: "cheap boots",
      rel: ["nofollow"],
      firstSeen: "2024-01-31",
      metrics: { "semrush.toxicity": 83 },
    });
  });
});

describe("Moz", () => {
  const header =
    "URL,Title,Anchor Text,Spam Score,Page Authority,Domain Authority,Number of Domains Linking to this Page,Number of Domains Linking to Domain,Origin,Target URL,Link Equity,No Link Equity,Only rel=nofollow,Only follow,301";

  test("inbound links below five lines of metadata, addresses without a scheme", async () => {
    const { detected, links, outcomes } = await readFile(
      `Moz Link Explorer\nTarget:,acme.example\nScope:,root domain\nExported:,2024-03-02\n\n${header}
blog.example.com/boots,Ten boots,Acme,4,31,52,3,1210,external,www.example.net/,1,0,false,true,false
old.example.org/page,,click here,,12,20,1,4,external,www.example.net/,0,1,true,false,true\n`,
    );
    expect(detected).toMatchObject({ format: "moz_inbound_links", vendor: "moz", headerLine: 6 });
    expect(links[0]).toMatchObject({
      source: "http://blog.example.com/boots",
      target: "http://www.example.net/",
      title: "Ten boots",
      anchor: "Acme",
      rel: [],
      follow: true,
      metrics: {
        "moz.spam_score": 4,
        "moz.pa": 31,
        "moz.da": 52,
        "moz.page_domains": 3,
        "moz.domains": 1210,
      },
    });
    expect(links[1]).toMatchObject({ rel: ["nofollow"], follow: false, kind: "redirect", title: null });
    expect(outcomes[0]).toMatchObject({
      status: "accepted",
      notes: [expect.stringContaining("no scheme"), expect.any(String)],
    });
  });
});

describe("Majestic", () => {
  test("backlinks; a mention is no link", async () => {
    const { detected, links, outcomes } = await readFile(
      `Target URL,Source URL,Anchor Text,Source Crawl Date,Source First Found Date,FlagNoFollow,FlagImageLink,FlagRedirect,FlagFrame,FlagOldCrawl,FlagAltText,FlagMention,SourceCitationFlow,SourceTrustFlow,TargetCitationFlow,TargetTrustFlow
https://acme.example/,https://a.example/x,Acme,2024-02-28,2022-01-31,-,-,-,-,-,-,-,31,12,40,22
https://acme.example/,https://b.example/x,Our boots,2024-02-28,2022-01-31,+,+,-,-,-,+,-,3,1,40,22
https://acme.example/,https://c.example/x,,2024-02-28,2022-01-31,-,-,+,-,-,-,-,3,1,40,22
https://acme.example/,https://d.example/x,Acme,2024-02-28,2022-01-31,-,-,-,-,-,-,+,3,1,40,22\n`,
    );
    expect(detected).toMatchObject({ format: "majestic_backlinks", vendor: "majestic" });
    expect(links[0]).toMatchObject({
      kind: "text",
      rel: [],
      firstSeen: "2022-01-31",
      lastSeen: "2024-02-28",
      lostOn: null,
      metrics: {
        "majestic.source_cf": 31,
        "majestic.source_tf": 12,
        "majestic.target_cf": 40,
        "majestic.target_tf": 22,
      },
    });
    expect(links[1]).toMatchObject({ kind: "image", anchorKind: "image", rel: ["nofollow"], follow: false });
    expect(links[2]).toMatchObject({ kind: "redirect", anchor: "", anchorKind: "empty" });
    expect(outcomes[3]).toMatchObject({ status: "skipped", reason: expect.stringContaining("mention") });
  });

  test("as its API spells it: a deleted link was lost when it was last seen", async () => {
    const { detected, links } = await readFile(
      `SourceURL,AnchorText,TargetURL,FirstIndexedDate,LastSeenDate,FlagNoFollow,FlagDeleted
https://a.example/x,Acme,https://acme.example/,2022-01-31,2024-02-28,0,1\n`,
    );
    expect(detected.format).toBe("majestic_backlinks");
    expect(links[0]).toMatchObject({ firstSeen: "2022-01-31", lostOn: "2024-02-28" });
  });

  test("a row that is no valid CSV is listed, and the others are read", async () => {
    const { links, outcomes } = await readFile(
      `Target URL,Source URL,Anchor Text,FlagNoFollow
https://acme.example/,https://a.example/x,"Acme" boots,-
https://acme.example/,https://b.example/x,Acme,-\n`,
    );
    expect(outcomes).toHaveLength(2);
    expect(links.at(-1)?.source).toBe("https://b.example/x");
  });
});

describe("Bing Webmaster Tools", () => {
  test("pages that link, all quoted, with a BOM", async () => {
    const { detected, links } = await readFile(
      '\ufeff"Source Url","Anchor text","Target Url"\r\n"https://a.example/x","Acme","https://acme.example/"\r\n',
    );
    expect(detected).toMatchObject({ format: "bing_backlinks", vendor: "bing", refusal: null });
    expect(links[0]).toMatchObject({
      source: "https://a.example/x",
      anchor: "Acme",
      rel: null,
      firstSeen: null,
    });
  });

  test("anchor texts are refused, with the file to bring", async () => {
    const { detected } = await readFile('\ufeff"Anchor","Backlinks Count"\n"Acme","12"\n');
    expect(detected).toMatchObject({
      format: "bing_anchors",
      refusal: expect.stringContaining("Backlinks, Pages"),
    });
  });
});

describe("a team's own sheet", () => {
  test.each([
    ["tracker", "Source URL,Target URL,Anchor Text,Price,Vendor,Live date"],
    ["tracker", "URL,Target URL,Anchor Text,Domain Authority,Price,Vendor"],
    ["generic", "source_url,target_url,anchor_text,rel,first_seen"],
  ])("stays one (%s) when it has names of an index among others: %s", async (format, header) => {
    const { detected } = await readFile(
      `${header}\nhttps://a.example/x,https://acme.example/,Acme,1,2024-01-31,x\n`,
    );
    expect(detected.format).toBe(format);
  });
});
