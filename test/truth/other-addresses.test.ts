// The same pages under other addresses: http that leads to https, www. that leads away, hosts in both spellings.
// A page with two addresses is one page, and its links are counted once.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { one } from "#lib/db/sql";
import { stopSender } from "#lib/jobs/queue";
import { type SiteServer, serveSites } from "../support/site-server.ts";
import { makeTruthRoom, type TruthRoom } from "../support/truth-room.ts";
import { asHttp, isMiniweb, linksCsv, miniweb, miniwebLinks, withoutMiniweb } from "../support/truth-web.ts";

const links = miniwebLinks;
const withWww = (url: string) => asHttp(url).replace("://rust-lang.", "://www.rust-lang.");

afterAll(() => stopSender());

describe.skipIf(withoutMiniweb !== "")(`http, www and https of one page${withoutMiniweb}`, () => {
  let web: SiteServer;
  let room: TruthRoom;
  let folder = "";
  beforeAll(async () => {
    const hosts = ["doc.rust-lang.org", "rust-lang.github.io", "www.rust-lang.github.io"];
    web = await serveSites({ root: miniweb, https: hosts });
    for (const { source } of links()) {
      web.set(asHttp(source), { redirect: source });
      if (withWww(source) !== asHttp(source)) web.set(withWww(source), { redirect: source });
    }
    folder = mkdtempSync(path.join(tmpdir(), "fairlead-test-"));
    const ca = path.join(folder, "ca.pem");
    writeFileSync(ca, web.ca ?? "");
    room = await makeTruthRoom(["rust-lang.org", "rust-lang.github.io"], web, { NODE_EXTRA_CA_CERTS: ca });
  });
  afterAll(async () => {
    await room?.close();
    await web?.close();
    if (folder !== "") rmSync(folder, { recursive: true });
  });

  const counted = async () => {
    const stored = (await room.links()).filter(({ target }) => isMiniweb(target));
    return {
      occurrences: stored.reduce((sum, link) => sum + link.occurrences, 0),
      rows: stored.length,
      presence: [...new Set(stored.map((link) => link.presence))],
      schemes: [...new Set(stored.map((link) => new URL(link.source).origin))].sort(),
    };
  };
  const truth = {
    occurrences: 44,
    rows: 40,
    presence: ["found"],
    schemes: ["https://doc.rust-lang.org", "https://rust-lang.github.io"],
  };
  /** The rollup and the rows that it sums up: also ten links to www. and play.rust-lang.org, which no file names. */
  const rollup = () =>
    one<{ rolled: number; counted: number }>(
      `select (select sum(live)::int from domain_link where workspace_id = $1 and source_domain_id <> target_domain_id) as rolled,
              (select count(*)::int from link where workspace_id = $1 and live and not same_domain) as counted`,
      [room.team.workspaceId],
    );
  const expectRollup = async () => {
    const row = await rollup();
    expect(row?.rolled).toBe(row?.counted);
  };

  test("sources given as http are found on https: 44 links", async () => {
    await room.import(linksCsv(links(), asHttp));
    const { outcomes } = await room.verify();
    expect(Object.keys(outcomes)).toEqual(["live"]);
    expect(await counted()).toEqual(truth);
    await expectRollup();
  });

  test("a second file with www. and one with https add none: 44 links, not 88", async () => {
    await room.import(linksCsv(links(), withWww), "www.csv");
    await room.import(linksCsv(links()), "https.csv");
    await room.verify();
    expect(await counted()).toEqual(truth);
    await expectRollup();
  });

  test("and the same files again change nothing", async () => {
    const again = await room.import(linksCsv(links(), asHttp));
    expect(again).toMatchObject({ newLinks: 0, knownLinks: 40 });
    expect((await room.verify()).events).toEqual([]);
    expect(await counted()).toEqual(truth);
  });
});
