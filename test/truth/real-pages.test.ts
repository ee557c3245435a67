// The truth on real pages: two sites served by host name, their links imported from a file and verified by a worker,
// pages changed and restored. Each change gives exactly its event.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { normaliseUrl } from "#lib/core/url";
import { stopSender } from "#lib/jobs/queue";
import { type SiteServer, serveSites } from "../support/site-server.ts";
import { eventLine, makeTruthRoom, type TruthRoom } from "../support/truth-room.ts";
import {
  asHttp,
  changePage,
  isMiniweb,
  linksCsv,
  miniweb,
  miniwebLinks,
  withoutMiniweb,
} from "../support/truth-web.ts";

const sites = ["rust-lang.org", "rust-lang.github.io"] as const;
const mdBook = "http://rust-lang.github.io/mdBook";

afterAll(() => stopSender());

describe.skipIf(withoutMiniweb !== "")(`44 real links${withoutMiniweb}`, () => {
  let web: SiteServer;
  let room: TruthRoom;
  beforeAll(async () => {
    web = await serveSites({ root: miniweb });
    room = await makeTruthRoom(sites, web);
  });
  afterAll(async () => {
    await room?.close();
    await web?.close();
  });

  test("are imported as 40 pairs of pages, four of them with two anchors", async () => {
    const done = await room.import(linksCsv(miniwebLinks(), asHttp));
    expect(done).toMatchObject({ rows: 44, rejected: 0, skipped: 0, newLinks: 40 });
    expect(done.accepted + done.duplicate).toBe(44);
  });

  test("are all found, each with its anchor and rel", async () => {
    const { outcomes } = await room.verify();
    expect(Object.keys(outcomes)).toEqual(["live"]);
    const stored = new Map((await room.links()).map((link) => [`${link.source} ${link.target}`, link]));
    const expected = miniwebLinks();
    for (const link of expected) {
      const found = stored.get(`${asHttp(link.source)} ${normaliseUrl(link.target)}`);
      expect(found).toMatchObject({ presence: "found", rel: link.rel, relClass: "follow" });
      expect([found?.anchor, ...(found?.others ?? [])]).toContain(link.anchor);
    }
    const pairs = [...stored.values()].filter(({ target }) => isMiniweb(target));
    expect(pairs).toHaveLength(40);
    expect(pairs.reduce((sum, link) => sum + link.occurrences, 0)).toBe(44);
  });

  test("and looked at again unchanged, tell nothing", async () => {
    expect((await room.verify()).events).toEqual([]);
  });
});

describe.skipIf(withoutMiniweb !== "")(`real pages, changed and restored${withoutMiniweb}`, () => {
  const book = "http://doc.rust-lang.org/book";
  const gone = `${mdBook}/pre-release/cli/test.html`;
  const removed = `${mdBook}/cli/test.html`;
  const nofollowed = `${mdBook}/format/mdbook.html`;
  const renamed = `${mdBook}/pre-release/format/mdbook.html`;
  const moved = `${mdBook}/pre-release/index.html`;
  const elsewhere = `${mdBook}/index.html`;
  const hiddenFromSearch = "http://doc.rust-lang.org/rust-by-example/custom_types/enum.html";
  const saysNotFound = `${book}/ch01-01-installation.html`;
  const pageNofollow = "http://doc.rust-lang.org/rust-by-example/meta/doc.html";
  const cache = "https://doc.rust-lang.org/cargo/guide/build-cache.html";
  const attributes = "https://doc.rust-lang.org/rustdoc/documentation-tests.html";
  const headOf = (tag: string) => ["<head>", `<head>${tag}`] as const;

  let web: SiteServer;
  let room: TruthRoom;
  let linksOf: (url: string) => Promise<string[]>;

  function changePages(): void {
    web.set(gone, { status: 404, body: "<title>404</title>" });
    changePage(web, removed, `<a href="${cache}">build cache</a>`, "build cache");
    changePage(
      web,
      nofollowed,
      `<a href="${attributes}#attributes">`,
      `<a rel="nofollow" href="${attributes}#attributes">`,
    );
    changePage(web, renamed, ">rustdoc attributes</a>", ">attributes of rustdoc</a>");
    web.set(moved, { redirect: `${book}/appendix-00.html` });
    changePage(
      web,
      elsewhere,
      ...headOf(`<link rel="canonical" href="https://rust-lang.github.io/mdBook/guide/">`),
    );
    changePage(web, hiddenFromSearch, ...headOf(`<meta name="robots" content="noindex">`));
    web.set(saysNotFound, { body: "<title>Page not found</title><h1>404 Page not found</h1><p>Sorry.</p>" });
    changePage(web, pageNofollow, ...headOf(`<meta name="googlebot" content="nofollow">`));
  }

  /** What the changes are, as events: of each page that went every link, of each other one exactly what was changed. */
  async function expectedEvents(
    kinds: Record<"absent" | "rel" | "anchor" | "canonical" | "noindex", string>,
  ) {
    const { absent, rel, anchor, canonical, noindex } = kinds;
    const events: string[] = [];
    if (absent !== "") {
      for (const page of [gone, moved, saysNotFound]) {
        for (const target of await linksOf(page)) events.push(eventLine(absent, page, target));
      }
      events.push(eventLine(absent, removed, cache));
    }
    if (rel !== "") {
      events.push(eventLine(rel, nofollowed, attributes));
      for (const target of await linksOf(pageNofollow)) events.push(eventLine(rel, pageNofollow, target));
    }
    if (anchor !== "") events.push(eventLine(anchor, renamed, attributes));
    if (canonical !== "") events.push(eventLine(canonical, elsewhere));
    if (noindex !== "") events.push(eventLine(noindex, hiddenFromSearch));
    return events.sort();
  }

  const countKinds = (events: readonly string[]) =>
    [...Map.groupBy(events, (event) => event.split(" ")[0] ?? "")]
      .map(([kind, own]) => `${own.length} ${kind}`)
      .join(", ");

  beforeAll(async () => {
    web = await serveSites({ root: miniweb });
    room = await makeTruthRoom(sites, web);
    await room.import(linksCsv(miniwebLinks(), asHttp));
    await room.verify();
    const found = await room.allLinks();
    linksOf = async (url) => found.filter((link) => link.source === url).map((link) => link.target);
    changePages();
  });
  afterAll(async () => {
    await room?.close();
    await web?.close();
  });

  test("first look: missed, rel, anchor, canonical and noindex changed, and nothing else", async () => {
    const { events } = await room.verify();
    console.info(`${events.length} events of 9 changed pages: ${countKinds(events)}`);
    expect(events).toEqual(
      await expectedEvents({
        absent: "missed",
        rel: "rel_changed",
        anchor: "anchor_changed",
        canonical: "canonical_away",
        noindex: "noindexed",
      }),
    );
  });

  test("second look: what was missed is lost, and nothing else", async () => {
    const { events } = await room.verify();
    const expected = await expectedEvents({
      absent: "lost",
      rel: "",
      anchor: "",
      canonical: "",
      noindex: "",
    });
    expect(events).toEqual(expected);
  });

  test("third look: nothing", async () => {
    expect((await room.verify()).events).toEqual([]);
  });

  test("restored: everything is back, and nothing else", async () => {
    web.reset();
    const { events } = await room.verify();
    expect(events).toEqual(
      await expectedEvents({
        absent: "returned",
        rel: "rel_changed",
        anchor: "anchor_changed",
        canonical: "canonical_back",
        noindex: "indexable",
      }),
    );
    expect(new Set((await room.links()).map((link) => link.presence))).toEqual(new Set(["found"]));
  });

  test("missed once and restored: recovered, never lost", async () => {
    changePages();
    await room.verify();
    web.reset();
    const { events } = await room.verify();
    expect(events).toEqual(
      await expectedEvents({
        absent: "recovered",
        rel: "rel_changed",
        anchor: "anchor_changed",
        canonical: "canonical_back",
        noindex: "indexable",
      }),
    );
  });
});
