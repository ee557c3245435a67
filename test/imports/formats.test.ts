import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readFile } from "./read-table-text.ts";

const fixture = (name: string) => readFileSync(new URL(`../fixtures/imports/${name}`, import.meta.url));

describe("Ahrefs backlinks", () => {
  const file = fixture("ahrefs-backlinks-utf16.csv");

  test("in UTF-16 with tabs", async () => {
    const { detected, links, outcomes } = await readFile(file);
    expect(detected).toMatchObject({
      format: "ahrefs_backlinks",
      vendor: "ahrefs",
      encoding: "utf-16le",
      delimiter: "\t",
      headerLine: 1,
      needsMapping: false,
      refusal: null,
    });
    expect(links[0]).toEqual({
      line: 2,
      source: "https://blog.example.org/cafés",
      target: "https://acme.example/",
      anchor: "le “meilleur” café",
      anchorKind: "text",
      rel: [],
      follow: true,
      kind: "text",
      placement: null,
      title: "Les cafés d’été",
      firstSeen: "2023-05-06",
      lastSeen: "2024-02-02",
      lostOn: null,
      httpStatus: 200,
      metrics: {
        "ahrefs.dr": 71,
        "ahrefs.ur": 12,
        "ahrefs.domain_traffic": 1240,
        "ahrefs.external_links": 5,
      },
      context: { left: "voir", right: "ici" },
    });
    expect(links[1]).toMatchObject({ rel: ["ugc"], follow: false, lostOn: "2023-03-03", httpStatus: 404 });
    expect(links[2]).toMatchObject({ rel: ["nofollow", "sponsored"], kind: "image", anchorKind: "image" });
    expect(links[3]).toMatchObject({ kind: "redirect", anchor: "", anchorKind: "empty" });
    expect(outcomes[4]).toMatchObject({
      status: "skipped",
      line: 6,
      reason: expect.stringContaining("Canonical"),
    });
  });

  test("the same in UTF-8 with commas", async () => {
    const text = new TextDecoder("utf-16le").decode(file).replaceAll("\t", ",");
    const [one, other] = [await readFile(text), await readFile(file)];
    expect(one.detected).toMatchObject({ format: "ahrefs_backlinks", encoding: "utf-8", delimiter: "," });
    expect(one.links).toEqual(other.links);
  });

  test("columns in another order and other spellings, some missing", async () => {
    const { links } = await readFile(
      "target_url,FIRST SEEN,referring page url ,Anchor\nhttps://a.example/,2024-01-02,https://b.example/x,hi\n",
    );
    expect(links[0]).toMatchObject({
      source: "https://b.example/x",
      target: "https://a.example/",
      firstSeen: "2024-01-02",
      rel: null,
      follow: null,
    });
  });

  test("the older export", async () => {
    const { detected, links } = await readFile(
      `#,Total Backlinks,Domain Rating,URL Rating,Referring Domains,Referring Page URL,Referring Page Title,Internal Links Count,External Links Count,Last HTTP Code,Link URL,TextPre,Link Anchor,TextPost,Type,Backlink Status,First Seen,Last Check,Day Lost,Language,Traffic,Keywords,Js rendered,Linked Domains
1,1,55,4,3,https://a.example/x,T,3,4,200,https://b.example/,pre,anc,post,"Nofollow, Image",,2019-05-06T10:00:00Z,2019-06-06,2019-07-07,en,1,2,false,3\n`,
    );
    expect(detected.format).toBe("ahrefs_backlinks_legacy");
    expect(links[0]).toMatchObject({
      rel: ["nofollow"],
      follow: false,
      kind: "image",
      lostOn: "2019-07-07",
      lastSeen: "2019-06-06",
    });
  });
});

describe("Semrush", () => {
  test("backlinks with flags for rel and kind; a lost link without a day was lost when last seen", async () => {
    const { detected, links } = await readFile(fixture("semrush-backlinks.csv"));
    expect(detected).toMatchObject({ format: "semrush_backlinks", vendor: "semrush" });
    expect(links[0]).toMatchObject({
      title: "Ten tools, reviewed",
      rel: [],
      follow: true,
      kind: "text",
      lostOn: null,
    });
    expect(links[0]?.metrics).toEqual({
      "semrush.ascore": 41,
      "semrush.external_links": 31,
      "semrush.internal_links": 12,
    });
    expect(links[1]).toMatchObject({ rel: ["nofollow"], follow: false, kind: "image", lostOn: "2023-07-08" });
  });
});

describe("Screaming Frog", () => {
  const header =
    "Type,Source,Destination,Size (Bytes),Alt Text,Anchor,Status Code,Status,Follow,Target,Rel,Path Type,Link Path,Link Position,Link Origin";

  test("hyperlinks only; the status is the destination's", async () => {
    const { links, outcomes } = await readFile(
      `\ufeff${header}
Hyperlink,https://a.example/,https://b.example/,1530,,Read,999,Request denied,false,_blank,noopener nofollow,Absolute,//body/a,Footer,HTML
Hyperlink,https://a.example/,https://b.example/,1530,Logo,,200,OK,true,,,Absolute,//header/a,Header,HTML
Image,https://a.example/,https://b.example/x.png,1530,,,200,OK,true,,,Absolute,//img,,HTML
Hyperlink,https://a.example/,mailto:me@b.example,0,,Mail,0,,true,,,Absolute,//p/a,Content,HTML\n`,
    );
    expect(links[0]).toMatchObject({
      anchor: "Read",
      rel: ["noopener", "nofollow"],
      follow: false,
      placement: "footer",
      httpStatus: null,
    });
    expect(links[0]?.metrics).toMatchObject({ "screaming_frog.destination_status": 999 });
    expect(links[1]).toMatchObject({
      anchor: "Logo",
      anchorKind: "image",
      kind: "image",
      rel: [],
      follow: true,
    });
    expect(outcomes.slice(2)).toMatchObject([
      { status: "skipped", line: 4, reason: expect.stringContaining('"Image"') },
      { status: "skipped", line: 5, reason: expect.stringContaining("mailto") },
    ]);
  });

  test("an old file with a title line above the header and the type HREF", async () => {
    const { detected, links } = await readFile(
      "All Inlinks\nType,Source,Destination,Size,Alt Text,Anchor,Status Code,Status,Follow\nHREF,http://a.example/,http://b.example/,1,,x,200,OK,true\n",
    );
    expect(detected).toMatchObject({ format: "screaming_frog_links", headerLine: 2 });
    expect(links).toHaveLength(1);
  });
});

describe("Search Console", () => {
  test("latest links", async () => {
    const { detected, links } = await readFile(
      "Linking page,Last crawled\r\nhttps://a.example/1,2024-06-30\r\n",
    );
    expect(detected).toMatchObject({ format: "gsc_latest_links", vendor: "gsc" });
    expect(links[0]).toMatchObject({
      source: "https://a.example/1",
      target: null,
      anchor: null,
      rel: null,
      follow: null,
      lastSeen: "2024-06-30",
    });
  });

  test("latest links with header and dates in another language", async () => {
    const { detected, links } = await readFile(fixture("search-console-latest-links-de.csv"));
    expect(detected.format).toBe("gsc_latest_links");
    expect(links.map(({ lastSeen }) => lastSeen)).toEqual(["2020-06-30", "2020-03-03"]);
  });

  test.each(["Linking page", "Verweisende Seite", "リンク元ページ"])(
    "sample links under %s",
    async (header) => {
      const { detected, links } = await readFile(`${header}\nhttps://a.example/1\nhttps://a.example/2\n`);
      expect(detected.format).toBe("gsc_sample_links");
      expect(links).toHaveLength(2);
    },
  );

  test.each([
    'Target page,Incoming links,Linking sites\nhttps://acme.example/,"1,240",31\nhttps://acme.example/a,5,2\n',
    'Zielseite,Eingehende Links,Verweisende Websites\nhttps://acme.example/,"1.240",31\nhttps://acme.example/a,5,2\n',
  ])("top linked pages are refused: they are one's own", async (text) => {
    const { detected, outcomes } = await readFile(text);
    expect(detected).toMatchObject({
      format: "gsc_top_linked_pages",
      refusal: expect.stringContaining("your own most linked pages"),
    });
    expect(outcomes).toEqual([]);
  });
});

describe("the team's tracker", () => {
  test("becomes placements, whatever its columns are called", async () => {
    const { detected, placements, outcomes } = await readFile(fixture("tracker.csv"));
    expect(detected).toMatchObject({
      format: "tracker",
      kind: "placements",
      vendor: "tracker",
      delimiter: ";",
      warnings: [],
    });
    expect(placements[0]).toEqual({
      line: 2,
      source: "https://blog.example.org/best-shoes",
      target: "https://acme.example/shoes",
      anchor: "best shoes",
      rel: "follow",
      place: null,
      price: "1200.50",
      currency: "EUR",
      vendor: "Bob & Co",
      contact: null,
      tactic: "guest_post",
      liveOn: "2024-04-03",
      expiresOn: "2025-12-25",
      notes: "invoice 12",
      tags: [],
    });
    expect(placements[1]).toMatchObject({
      source: "http://magazine.example.net/spring",
      rel: "sponsored",
      price: "90",
      currency: "USD",
      tactic: "exchange",
      liveOn: "2024-05-01",
    });
    expect(placements[2]).toMatchObject({
      price: null,
      currency: null,
      rel: "nofollow",
      tactic: "digital_pr",
      notes: "two lines",
    });
    expect(outcomes[3]).toMatchObject({
      status: "rejected",
      line: 6,
      reason: expect.stringContaining('"to be found" is no web address'),
    });
  });

  test("tags may be several in one cell", async () => {
    const { placements } = await readFile(
      'source,target,price,Tags\nhttps://a.example/,https://b.example/,90,"tier 1; Spring,tier 1"\n',
    );
    expect(placements[0]).toMatchObject({ tags: ["Spring", "tier 1"] });
  });

  test("a tactic of the team's own is kept in the notes", async () => {
    const { placements } = await readFile(
      "source,target,tactic\nhttps://a.example/,https://b.example/,Golf round\n",
    );
    expect(placements[0]).toMatchObject({ tactic: "other", notes: "Tactic: Golf round" });
  });

  test("one promise of two pages, said twice, is a duplicate", async () => {
    const { outcomes } = await readFile(
      "source,target,price,anchor\nhttps://a.example/,https://b.example/,1,x\nhttps://a.example/#top,https://b.example/,2,y\n",
    );
    expect(outcomes.map(({ status }) => status)).toEqual(["accepted", "duplicate"]);
  });

  test("links in a plain table can be read as placements", async () => {
    const text = "source,target,anchor,rel\nhttps://a.example/,https://b.example/,x,nofollow\n";
    expect((await readFile(text)).detected.kind).toBe("backlinks");
    expect((await readFile(text, { kind: "placements" })).placements[0]).toMatchObject({
      anchor: "x",
      rel: "nofollow",
      price: null,
    });
  });
});

describe("anything else", () => {
  test("a table with plain names needs no mapping", async () => {
    const { detected, links } = await readFile(
      "source,target,anchor,rel\nhttps://a.example/,https://b.example/,hi,ugc nofollow\nhttps://c.example/,https://b.example/,,\n",
    );
    expect(detected).toMatchObject({
      format: "generic",
      needsMapping: false,
      mapping: { source: "source", target: "target", anchor: "anchor", rel: "rel" },
    });
    expect(links[0]).toMatchObject({ rel: ["ugc", "nofollow"], follow: false });
    expect(links[1]).toMatchObject({ rel: [], follow: true, anchor: null });
  });

  test("metadata above the header is passed over", async () => {
    const { detected, links } = await readFile(
      "Report\nDate: 2020\nSite: x\nFilter: none\n\nURL,Title,Anchor Text,Spam Score,Target URL\nblog.example.com/a,T,anc,1,acme.example.com/\n",
    );
    expect(detected.headerLine).toBe(6);
    expect(links[0]).toMatchObject({
      line: 7,
      source: "http://blog.example.com/a",
      target: "http://acme.example.com/",
    });
  });

  test("unknown columns need mapping, and are read through the one a person gives", async () => {
    const text = "Foo,Bar,Baz\nx,https://a.example/1,https://b.example/\n";
    expect((await readFile(text)).detected).toMatchObject({
      format: "unknown",
      needsMapping: true,
      columns: ["Foo", "Bar", "Baz"],
    });
    const { links } = await readFile(text, { mapping: { source: "Baz", target: "Bar", anchor: "Foo" } });
    expect(links[0]).toMatchObject({
      source: "https://b.example/",
      target: "https://a.example/1",
      anchor: "x",
    });
  });

  test("columns of one name are told apart", async () => {
    const { detected } = await readFile(
      "source,target,note,note,\nhttps://a.example/,https://b.example/,1,2,3\n",
    );
    expect(detected.columns).toEqual(["source", "target", "note", "note (2)", "Column 5"]);
  });

  test("addresses one a line, with a second one or not", async () => {
    const { detected, links } = await readFile(
      "https://a.example/1 https://b.example/\nhttps://a.example/2 -> https://b.example/2 two words\nhttps://a.example/3,x\n",
    );
    expect(detected).toMatchObject({
      format: "url_list",
      vendor: "paste",
      headerLine: 0,
      needsMapping: false,
    });
    expect(links.map(({ source, target, anchor }) => [source, target, anchor])).toEqual([
      ["https://a.example/1", "https://b.example/", null],
      ["https://a.example/2", "https://b.example/2", "two words"],
      ["https://a.example/3,x", null, null],
    ]);
  });

  test("rows pasted from a sheet", async () => {
    const { links } = await readFile(
      "https://a.example/1\thttps://b.example/\thello there\nhttps://a.example/2\thttps://b.example/\tbye\n",
    );
    expect(links.map(({ target, anchor }) => [target, anchor])).toEqual([
      ["https://b.example/", "hello there"],
      ["https://b.example/", "bye"],
    ]);
  });

  test.each([
    ["an empty file", "", "empty"],
    ["no address anywhere", "a,b\nc,d\n", "No web address"],
    ["a web page", "<!DOCTYPE html><html>", "web page"],
    ["a disavow file", "# mine\ndomain:a.com\ndomain:b.com\n", "disavow file"],
    ["a workbook that is none", "PK\x03\x04....[Content_Types].xml", "workbook"],
    ["a zip", "PK\x03\x04....links.csv", "zip"],
  ])("%s is refused in plain words", async (_, text, reason) => {
    expect((await readFile(text)).detected.refusal).toContain(reason);
  });
});
