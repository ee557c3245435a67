// Every export of the field with its whole header, in the order in which it has been seen. The rows are made up.
import { describe, expect, test } from "vitest";
import type { FormatId } from "#lib/imports/formats/format";
import type { RowsKind, Vendor } from "#lib/imports/row-types";
import { readFile } from "./read-table-text.ts";

interface Seen {
  format: FormatId;
  vendor: Vendor;
  kind: RowsKind;
  /** Names of the columns, in order. */
  header: string;
  /** Cells by column; the others are empty. */
  cells: Record<string, string>;
  /** What the one row is read as. */
  row: object;
  delimiter?: string;
  /** Lines above the header. */
  above?: string[];
}

const A = "https://blog.example.org/post";
const B = "https://acme.example/boots";

const exports: Record<string, Seen> = {
  "Ahrefs backlinks": {
    format: "ahrefs_backlinks",
    vendor: "ahrefs",
    kind: "backlinks",
    delimiter: "\t",
    header:
      "Referring page title, Referring page URL, Language, Platform, Referring page HTTP code, Domain rating, UR, Domain traffic, Referring domains, Linked domains, External links, Page traffic, Keywords, Target URL, Left context, Anchor, Right context, Redirect Chain URLs, Redirect Chain status codes, Type, Is spam, Content, Nofollow, UGC, Sponsored, Rendered, Raw, Lost status, Drop reason, Discovered status, First seen, Last seen, Lost, Author, Page type, Page category, Links in group",
    cells: {
      "Referring page title": "Ten boots",
      "Referring page URL": A,
      "Referring page HTTP code": "200",
      "Domain rating": "71",
      UR: "12.5",
      "Page traffic": "40",
      "Target URL": B,
      "Left context": "see",
      Anchor: "these boots",
      "Right context": "today",
      Type: "text",
      Nofollow: "false",
      UGC: "true",
      Sponsored: "false",
      "First seen": "2024-01-31 08:00:00",
      "Last seen": "2024-02-28 08:00:00",
      "Lost status": "removed from page",
      Lost: "2024-03-02 00:00:00",
    },
    row: {
      source: A,
      target: B,
      anchor: "these boots",
      rel: ["ugc"],
      follow: false,
      kind: "text",
      title: "Ten boots",
      firstSeen: "2024-01-31",
      lastSeen: "2024-02-28",
      lostOn: "2024-03-02",
      httpStatus: 200,
      context: { left: "see", right: "today" },
      metrics: { "ahrefs.dr": 71, "ahrefs.ur": 12.5, "ahrefs.page_traffic": 40 },
    },
  },
  "Ahrefs backlinks, legacy": {
    format: "ahrefs_backlinks_legacy",
    vendor: "ahrefs",
    kind: "backlinks",
    header:
      "#, Total Backlinks, Domain Rating, URL Rating, Referring Domains, Referring Page URL, Referring Page Title, Internal Links Count, External Links Count, Last HTTP Code, Link URL, TextPre, Link Anchor, TextPost, Type, Backlink Status, First Seen, Last Check, Day Lost, Language, Traffic, Keywords, Js rendered, Linked Domains",
    cells: {
      "#": "1",
      "Referring Page URL": A,
      "Link URL": B,
      "Link Anchor": "boots",
      Type: "Nofollow",
      "First Seen": "2019-05-06",
      "Last Check": "2019-06-06",
    },
    row: {
      source: A,
      target: B,
      anchor: "boots",
      rel: ["nofollow"],
      firstSeen: "2019-05-06",
      lastSeen: "2019-06-06",
      lostOn: null,
    },
  },
  "Ahrefs referring domains": {
    format: "ahrefs_referring_domains",
    vendor: "ahrefs",
    kind: "domains",
    header:
      "Domain , DR, Dofollow ref. domains, Traffic, Links to target, New links, Lost links, Dofollow links, First seen, Lost, Is spam",
    cells: {
      "Domain ": "example.org",
      DR: "55",
      "Links to target": "7",
      "First seen": "2024-01-31",
      "Is spam": "false",
    },
    row: {
      domain: "example.org",
      links: 7,
      firstSeen: "2024-01-31",
      lostOn: null,
      metrics: { "ahrefs.dr": 55 },
    },
  },
  "Semrush backlinks": {
    format: "semrush_backlinks",
    vendor: "semrush",
    kind: "backlinks",
    header:
      "Page ascore, Source title, Source url, Target url, Anchor, External links, Internal links, Nofollow, Sponsored, Ugc, Text, Frame, Form, Image, Sitewide, First seen, Last seen, New link, Lost link",
    cells: {
      "Page ascore": "12",
      "Source url": A,
      "Target url": B,
      Anchor: "",
      Nofollow: "true",
      Sponsored: "false",
      Ugc: "false",
      Image: "true",
      "First seen": "2024-01-31",
      "Last seen": "2024-02-28",
      "Lost link": "false",
    },
    row: { anchor: "", rel: ["nofollow"], kind: "image", lostOn: null, metrics: { "semrush.ascore": 12 } },
  },
  "Semrush referring domains": {
    format: "semrush_referring_domains",
    vendor: "semrush",
    kind: "domains",
    header: "Domain ascore, Domain, Backlinks, IP Address, Country, First seen, Last seen",
    cells: { "Domain ascore": "12", Domain: "example.org", Backlinks: "3", "Last seen": "2024-02-28" },
    row: {
      domain: "example.org",
      links: 3,
      lastSeen: "2024-02-28",
      metrics: { "semrush.domain_ascore": 12 },
    },
  },
  "Semrush backlink audit": {
    format: "semrush_audit",
    vendor: "semrush",
    kind: "backlinks",
    header:
      "Source title, Source url, Target url, Anchor, Toxicity Score, Toxic markers, First seen, Last seen, Nofollow",
    cells: { "Source url": A, "Target url": B, Anchor: "boots", "Toxicity Score": "83", Nofollow: "false" },
    row: { anchor: "boots", rel: [], metrics: { "semrush.toxicity": 83 } },
  },
  "Moz inbound links": {
    format: "moz_inbound_links",
    vendor: "moz",
    kind: "backlinks",
    above: ["Moz Link Explorer", "Target:", "Scope:", "Exported:", ""],
    header:
      "URL, Title, Anchor Text, Spam Score, Page Authority, Domain Authority, Number of Domains Linking to this Page, Number of Domains Linking to Domain, Origin, Target URL, Link Equity, No Link Equity, Only rel=nofollow, Only follow, 301",
    cells: {
      URL: "blog.example.org/post",
      "Anchor Text": "boots",
      "Page Authority": "31",
      "Target URL": "acme.example.net/boots",
      "Only rel=nofollow": "false",
      "301": "false",
    },
    row: {
      source: "http://blog.example.org/post",
      target: "http://acme.example.net/boots",
      rel: [],
      metrics: { "moz.pa": 31 },
    },
  },
  "Majestic backlinks": {
    format: "majestic_backlinks",
    vendor: "majestic",
    kind: "backlinks",
    header:
      "Target URL, Source URL, Anchor Text, Source Crawl Date, Source First Found Date, FlagNoFollow, FlagImageLink, FlagRedirect, FlagFrame, FlagOldCrawl, FlagAltText, FlagMention, SourceCitationFlow, SourceTrustFlow, TargetCitationFlow, TargetTrustFlow",
    cells: {
      "Target URL": B,
      "Source URL": A,
      "Anchor Text": "boots",
      "Source First Found Date": "2022-01-31",
      FlagNoFollow: "-",
      SourceTrustFlow: "12",
    },
    row: { source: A, target: B, firstSeen: "2022-01-31", rel: [], metrics: { "majestic.source_tf": 12 } },
  },
  "Search Console, latest links": {
    format: "gsc_latest_links",
    vendor: "gsc",
    kind: "backlinks",
    header: "Linking page, Last crawled",
    cells: { "Linking page": A, "Last crawled": "2024-02-28" },
    row: { source: A, target: null, lastSeen: "2024-02-28" },
  },
  "Search Console, top linking sites": {
    format: "gsc_top_linking_sites",
    vendor: "gsc",
    kind: "domains",
    header: "Site, Linking pages, Target pages",
    cells: { Site: "example.org", "Linking pages": '"1,240"', "Target pages": "31" },
    row: { domain: "example.org", links: 1240, metrics: { "gsc.target_pages": 31 } },
  },
  "Bing, pages": {
    format: "bing_backlinks",
    vendor: "bing",
    kind: "backlinks",
    header: "Source Url, Anchor text, Target Url",
    cells: { "Source Url": A, "Anchor text": "boots", "Target Url": B },
    row: { source: A, target: B, anchor: "boots", rel: null },
  },
  "Bing, domains": {
    format: "bing_referring_domains",
    vendor: "bing",
    kind: "domains",
    header: "Domain, Backlinks Count",
    cells: { Domain: "example.org", "Backlinks Count": "12" },
    row: { domain: "example.org", links: 12 },
  },
  "Screaming Frog, all inlinks": {
    format: "screaming_frog_links",
    vendor: "screaming_frog",
    kind: "backlinks",
    header:
      "Type, Source, Destination, Size (Bytes), Alt Text, Anchor, Status Code, Status, Follow, Target, Rel, Path Type, Link Path, Link Position, Link Origin",
    cells: {
      Type: "Hyperlink",
      Source: A,
      Destination: B,
      Anchor: "boots",
      "Status Code": "200",
      Follow: "true",
      Rel: "noopener",
      "Link Position": "Content",
    },
    row: {
      source: A,
      target: B,
      anchor: "boots",
      rel: ["noopener"],
      follow: true,
      placement: "content",
      httpStatus: null,
    },
  },
  "Search Console, pages": {
    format: "gsc_pages",
    vendor: "gsc",
    kind: "traffic",
    header: "Top pages, Clicks, Impressions, CTR, Position",
    cells: { "Top pages": B, Clicks: "31", Impressions: "900", CTR: "3.4%", Position: "4.2" },
    row: { page: B, clicks: 31, impressions: 900, sessions: null, position: 4.2 },
  },
  "Analytics, landing pages": {
    format: "ga4_landing_pages",
    vendor: "other",
    kind: "traffic",
    above: ["# Landing page", "# Start date: 20240101", "# End date: 20240131"],
    header:
      "Landing page + query string, Sessions, Active users, New users, Average engagement time per session, Key events, Total revenue",
    cells: { "Landing page + query string": "/boots?a=1", Sessions: "31", "Active users": "20" },
    row: { page: "/boots?a=1", sessions: 31 },
  },
  "Analytics, referrals": {
    format: "ga4_referrals",
    vendor: "other",
    kind: "traffic",
    header: "Session source / medium, Sessions, Engaged sessions, Engagement rate, Event count",
    cells: { "Session source / medium": "blog.example.org / referral", Sessions: "41" },
    row: { host: "blog.example.org", sessions: 41 },
  },
  "the team's tracker": {
    format: "tracker",
    vendor: "tracker",
    kind: "placements",
    header:
      "Source URL, Target URL, Anchor, Rel, Price, Currency, Vendor, Tactic, Live date, Expiry date, Notes",
    cells: {
      "Source URL": A,
      "Target URL": B,
      Anchor: "boots",
      Rel: "dofollow",
      Price: "240",
      Currency: "EUR",
      Vendor: "Ann",
      Tactic: "guest post",
      "Live date": "2024-01-31",
      "Expiry date": "2025-01-31",
    },
    row: {
      price: "240",
      currency: "EUR",
      vendor: "Ann",
      tactic: "guest_post",
      rel: "follow",
      liveOn: "2024-01-31",
      expiresOn: "2025-01-31",
    },
  },
};

function textOf({ header, cells, delimiter = ",", above = [] }: Seen): string {
  const columns = header.split(", ").map((name) => (name.endsWith(" ") ? name : name.trim()));
  const unknown = Object.keys(cells).filter((name) => !columns.includes(name));
  if (unknown.length > 0) throw new Error(`no such column: ${unknown.join()}`);
  const row = columns.map((name) => cells[name] ?? "").join(delimiter);
  return [...above, columns.join(delimiter), row, ""].join("\n");
}

describe.each(Object.entries(exports))("%s", (_name, seen) => {
  test("is known by its header, and its row is read", async () => {
    const { detected, outcomes } = await readFile(textOf(seen));
    const { format, vendor, kind } = seen;
    expect(detected).toMatchObject({
      format,
      vendor,
      kind,
      refusal: null,
      needsMapping: false,
      headerLine: (seen.above?.length ?? 0) + 1,
    });
    expect(outcomes).toMatchObject([{ status: "accepted", kind, row: seen.row }]);
  });
  test("so it is with the columns in another order, in capitals, and with lines that end in CR LF", async () => {
    const columns = seen.header.split(", ").map((name) => name.trim());
    const turned = { ...seen, header: [...columns].reverse().join(", ").toUpperCase() };
    const cells = Object.fromEntries(
      Object.entries(seen.cells).map(([name, cell]) => [name.trim().toUpperCase(), cell]),
    );
    const { detected, outcomes } = await readFile(textOf({ ...turned, cells }).replaceAll("\n", "\r\n"));
    expect(detected.format).toBe(seen.format);
    expect(outcomes).toMatchObject([{ status: "accepted", row: seen.row }]);
  });
});

test.each([
  [
    "Search Console, top linked pages",
    "Target page,Incoming links,Linking sites\nhttps://acme.example/,1240,31\n",
    "your own most linked pages",
  ],
  ["Bing, anchor texts", '"Anchor","Backlinks Count"\n"boots","12"\n', "does not say which pages link"],
])("%s are refused, with the file to bring", async (_name, text, reason) =>
  expect((await readFile(text)).detected.refusal).toContain(reason),
);
