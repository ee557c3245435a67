// An import taken back: what goes, what stays, what stops half-way, and when it is refused.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { one, query } from "#lib/db/sql";
import { recordHandCheck } from "#lib/hand-checks/record-hand-check";
import { cancelImport } from "#lib/imports/change-import";
import { forgetStaging } from "#lib/imports/forget-staging";
import { readImport } from "#lib/imports/queries";
import { requestUndo } from "#lib/imports/undo/request-undo";
import { undoImport } from "#lib/imports/undo/undo-import";
import { writeImport } from "#lib/imports/write-import";
import { archivePlacements } from "#lib/placements/archive-placements";
import { importFile, readFile, writeRead } from "../support/import-file.ts";
import { lookAt, pageWith } from "../support/looks.ts";
import { expectTrue } from "../support/recount.ts";
import { makeWorkspace, record, type TestWorkspace } from "../support/workspace.ts";
import { readWorld } from "../support/world.ts";

const SITE = "shop.example";
let team: TestWorkspace;
beforeAll(async () => {
  await query("SELECT ensure_partitions(current_date, 3)");
});
beforeEach(async () => {
  team = await makeWorkspace(SITE);
});

const ahrefs = (...rows: string[]) =>
  [
    "Referring page URL\tDomain rating\tTarget URL\tAnchor\tNofollow\tUGC\tSponsored\tFirst seen\tLast seen\tLost",
    ...rows,
  ].join("\n");
const count = async (table: string) =>
  (
    await one<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE workspace_id = $1`, [
      team.workspaceId,
    ])
  )?.n;

/** As the action and its job. */
async function undo(id: string, signal?: AbortSignal): Promise<void> {
  await requestUndo(team.scope, id);
  await undoImport(team.scope, id, signal);
}

describe("what goes and what stays", () => {
  test("alone it leaves nothing behind: no link, page, anchor, domain or day", async () => {
    const id = await importFile(
      team,
      SITE,
      ahrefs(
        "https://a.example/1\t50\thttps://shop.example/x\tone\tfalse\tfalse\tfalse\t2026-01-01\t2026-02-01\t",
        "https://b.example/1\t50\thttps://shop.example/y\ttwo\ttrue\tfalse\tfalse\t2026-01-01\t2026-02-01\t2026-02-03",
      ),
    );
    expect(await count("link")).toBe(2);
    await undo(id);
    for (const table of ["link", "link_event", "link_sighting", "page", "anchor", "domain_event"])
      expect([table, await count(table)]).toEqual([table, 0]);
    expect(await query("SELECT name FROM domain WHERE workspace_id = $1", [team.workspaceId])).toEqual([
      { name: SITE },
    ]);
    await expectTrue(team.workspaceId);
    expect(await readImport(team.scope, id)).toMatchObject({
      state: "undone",
      undoneRows: 2,
      undone: { links: 2, candidates: 0, placements: 0, placementsKept: 0 },
    });
  });

  test("dates and figures are those of the export that stands", async () => {
    const older =
      "https://a.example/1\t40\thttps://shop.example/\tshop\tfalse\tfalse\tfalse\t2026-01-10\t2026-02-01\t";
    const newer =
      "https://a.example/1\t55\thttps://shop.example/\tshop\tfalse\tfalse\tfalse\t2025-06-01\t2026-03-01\t2026-03-02";
    const first = await importFile(team, SITE, ahrefs(older));
    const alone = await readWorld(team.workspaceId, new Map());
    const second = await importFile(team, SITE, ahrefs(newer));
    expect(
      await query("SELECT metrics->>'ahrefs.dr' AS dr FROM link_sighting WHERE workspace_id = $1", [
        team.workspaceId,
      ]),
    ).toEqual([{ dr: "55" }]);
    await undo(second);
    expect(await readWorld(team.workspaceId, new Map())).toEqual(alone);
    await undo(first);
    expect(await count("link")).toBe(0);
  });

  test("a link that we saw stays, as first seen by us; its report is gone", async () => {
    const id = await importFile(
      team,
      SITE,
      ahrefs(
        "https://a.example/1\t50\thttps://shop.example/\tshop\ttrue\tfalse\tfalse\t2026-01-01\t2026-02-01\t",
      ),
    );
    const look = lookAt("https://a.example/1", {
      html: pageWith('<a href="https://shop.example/">shop</a>'),
    });
    await record(team, [look]);
    await undo(id);
    expect(
      await query("SELECT presence, rel_class, known_on, dated FROM link WHERE workspace_id = $1", [
        team.workspaceId,
      ]),
    ).toEqual([{ presence: "found", rel_class: "follow", known_on: "2026-03-10", dated: false }]);
    expect(
      await query(
        "SELECT kind, origin, occurred_on, to_class, import_id FROM link_event WHERE workspace_id = $1",
        [team.workspaceId],
      ),
    ).toEqual([
      { kind: "known", origin: "observed", occurred_on: "2026-03-10", to_class: "follow", import_id: null },
    ]);
    expect(await count("link_sighting")).toBe(0);
    await expectTrue(team.workspaceId);
  });

  test("pages of which a person spoke stay, and pages that were looked at", async () => {
    const id = await importFile(
      team,
      SITE,
      ahrefs(
        ...["a", "b", "c"].map(
          (name) =>
            `https://${name}.example/1\t50\thttps://shop.example/\tshop\tfalse\tfalse\tfalse\t2026-01-01\t2026-02-01\t`,
        ),
      ),
    );
    const [seen] = await query<{ source: number; target: number }>(
      `SELECT l.source_id AS source, l.target_id AS target FROM link l JOIN page p ON p.id = l.source_id
       WHERE l.workspace_id = $1 AND p.url LIKE '%a.example%'`,
      [team.workspaceId],
    );
    const word = { seen: true, lookedOn: "2026-03-01", note: null, image: null };
    await recordHandCheck(team.scope, {
      site: SITE,
      source: seen?.source ?? 0,
      target: seen?.target ?? 0,
      ...word,
    });
    await record(team, [lookAt("https://b.example/1", { status: 404 })]);
    await undo(id);
    expect(
      await query("SELECT url FROM page WHERE workspace_id = $1 ORDER BY url", [team.workspaceId]),
    ).toEqual([
      { url: "https://a.example/1" },
      { url: "https://b.example/1" },
      { url: "https://shop.example/" },
    ]);
    expect(await count("hand_check")).toBe(1);
    await expectTrue(team.workspaceId);
  });

  test("candidates of one list alone go; what a look settled of others stays", async () => {
    const both = await importFile(team, SITE, "https://a.example/\nhttps://b.example/\n", "one.txt");
    await record(team, [lookAt("https://a.example/", { html: pageWith("nothing") })]);
    const other = await importFile(team, SITE, "https://a.example/\nhttps://c.example/\n", "two.txt");
    await undo(both);
    expect(
      await query(
        `SELECT p.url, s.state, s.import_id FROM page_sighting s JOIN page p ON p.id = s.page_id WHERE s.workspace_id = $1 ORDER BY 1`,
        [team.workspaceId],
      ),
    ).toEqual([
      { url: "https://a.example/", state: "nothing", import_id: other },
      { url: "https://c.example/", state: "waiting", import_id: other },
    ]);
    expect((await readImport(team.scope, both)).undone).toMatchObject({ candidates: 1 });
  });

  test("what an import said whose rows are kept no more stays as it is", async () => {
    const row = (first: string) =>
      `https://a.example/1\t50\thttps://shop.example/\tshop\tfalse\tfalse\tfalse\t${first}\t2026-02-01\t`;
    const old = await importFile(team, SITE, ahrefs(row("2026-01-10")));
    await query("UPDATE import SET finished_at = finished_at - interval '40 days' WHERE id = $1", [old]);
    await forgetStaging(new Date());
    const later = await importFile(team, SITE, ahrefs(row("2025-10-01")));
    await undo(later);
    expect(
      await query("SELECT import_id, last_import_id FROM link_sighting WHERE workspace_id = $1", [
        team.workspaceId,
      ]),
    ).toEqual([{ import_id: old, last_import_id: old }]);
    expect(await count("link")).toBe(1);
    await expectTrue(team.workspaceId);
    await expect(requestUndo(team.scope, old)).rejects.toThrow(/kept for 30 days/);
  });
});

describe("agreed links", () => {
  const sheet = (...rows: string[]) => ["Source,Target,Anchor,Price,Currency,Notes", ...rows].join("\n");
  const promises = () =>
    query(
      "SELECT s.url AS page, anchor, price, notes FROM placement p JOIN page s ON s.id = p.source_id WHERE p.workspace_id = $1 ORDER BY 1",
      [team.workspaceId],
    );

  test("those that nobody touched go; an archived one and an edited one stay", async () => {
    const id = await importFile(
      team,
      SITE,
      sheet(
        ...["a", "b", "c"].map(
          (name) => `https://${name}.example/1,https://shop.example/,shop,120,EUR,first`,
        ),
      ),
    );
    const ids = await query<{ id: string }>(
      "SELECT p.id FROM placement p JOIN page s ON s.id = p.source_id WHERE p.workspace_id = $1 ORDER BY s.url",
      [team.workspaceId],
    );
    await archivePlacements(team.scope, [ids[1]?.id ?? ""], true);
    await query("UPDATE placement SET notes = 'ours' WHERE id = $1", [ids[2]?.id]);
    await undo(id);
    expect(await promises()).toEqual([
      { page: "https://b.example/1", anchor: "shop", price: "120.00", notes: "first" },
      { page: "https://c.example/1", anchor: "shop", price: "120.00", notes: "ours" },
    ]);
    expect((await readImport(team.scope, id)).undone).toMatchObject({ placements: 1, placementsKept: 2 });
  });

  test("one that another sheet names too is as that one says; a person's own words stay", async () => {
    const first = await importFile(team, SITE, sheet("https://a.example/1,https://shop.example/,,120,EUR,"));
    await importFile(team, SITE, sheet("https://a.example/1,https://shop.example/,shop,90,EUR,second"));
    expect(await promises()).toMatchObject([{ anchor: "shop", price: "120.00", notes: "second" }]);
    await query("UPDATE placement SET anchor = 'by hand' WHERE workspace_id = $1", [team.workspaceId]);
    await undo(first);
    expect(await promises()).toMatchObject([{ anchor: "by hand", price: "90.00", notes: "second" }]);
  });
});

describe("an undo that is interrupted, or asked for twice", () => {
  const ROWS = 4_500;
  const table = (from: number, to: number) =>
    [
      "Source,Target,Anchor,First seen",
      ...Array.from({ length: to - from }, (_, n) => {
        const at = from + n;
        return `https://blog-${at % 40}.example/${at},https://shop.example/${at % 7},anchor ${at % 50},2026-01-${String(1 + (at % 28)).padStart(2, "0")}`;
      }),
    ].join("\n");

  function diesAfter(id: string, rows: number): AbortSignal {
    const stop = new AbortController();
    const look = async () => {
      const found = await one<{ n: number }>("SELECT undone_rows AS n FROM import WHERE id = $1", [id]);
      if ((found?.n ?? 0) >= rows) stop.abort(new Error("the worker died"));
      else setTimeout(look, 5);
    };
    void look();
    return stop.signal;
  }

  test("killed after the first chunk and run again, by two workers at once: the same end", async () => {
    const standing = await importFile(team, SITE, table(0, 1_200));
    const alone = await readWorld(team.workspaceId, new Map());
    const id = await importFile(team, SITE, table(800, ROWS));
    await requestUndo(team.scope, id);
    await expect(undoImport(team.scope, id, diesAfter(id, 1))).rejects.toThrow("the worker died");
    expect((await readImport(team.scope, id)).undoneRows).toBeLessThan(ROWS - 800);
    await expectTrue(team.workspaceId);
    await Promise.all([undoImport(team.scope, id), undoImport(team.scope, id)]);
    expect(await readImport(team.scope, id)).toMatchObject({
      state: "undone",
      undoneRows: ROWS - 800,
      undone: { links: ROWS - 1_200 },
    });
    expect(await readWorld(team.workspaceId, new Map())).toEqual(alone);
    await expectTrue(team.workspaceId);
    expect((await readImport(team.scope, standing)).state).toBe("done");
  }, 120_000);

  test("a cancelled import: what it had written goes", async () => {
    const id = await readFile(team, SITE, table(0, 4_500));
    await query("UPDATE import SET state = 'importing', new_links = 0, known_links = 0 WHERE id = $1", [id]);
    const writing = writeImport(team.scope, id);
    await expect
      .poll(async () => (await readImport(team.scope, id)).written, { timeout: 20_000 })
      .toBeGreaterThan(0);
    await cancelImport(team.scope, id);
    await writing;
    await undo(id);
    expect(await count("link")).toBe(0);
    expect(await readImport(team.scope, id)).toMatchObject({ state: "undone" });
  }, 60_000);
});

describe("refused", () => {
  const text = "https://a.example/\n";
  test("while it is not written, or has written nothing", async () => {
    const id = await readFile(team, SITE, text);
    await expect(requestUndo(team.scope, id)).rejects.toMatchObject({ code: "conflict" });
    await cancelImport(team.scope, id);
    await expect(requestUndo(team.scope, id)).rejects.toThrow(/wrote nothing/);
  });
  test("while another import of the site is written, and twice at once", async () => {
    const id = await importFile(team, SITE, text);
    const other = await readFile(team, SITE, "https://b.example/\n");
    await query("UPDATE import SET state = 'importing' WHERE id = $1", [other]);
    await expect(requestUndo(team.scope, id)).rejects.toThrow(/being written/);
    await writeRead(team, other);
    await requestUndo(team.scope, id);
    await expect(requestUndo(team.scope, id)).rejects.toThrow(/already/);
    await expect(requestUndo(team.scope, other)).rejects.toThrow(/being undone/);
  });
  test("one that stopped goes on when asked again; one that is undone does not", async () => {
    const id = await importFile(team, SITE, text);
    await requestUndo(team.scope, id);
    await query("UPDATE import SET error = 'It stopped.' WHERE id = $1", [id]);
    await undo(id);
    expect(await readImport(team.scope, id)).toMatchObject({ state: "undone", error: null });
    await expect(requestUndo(team.scope, id)).rejects.toThrow(/was undone/);
  });
});
