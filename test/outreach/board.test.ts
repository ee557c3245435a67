import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/db/new-id";
import { query } from "#lib/db/sql";
import { assignProspects, removeProspects, setFollowUp } from "#lib/outreach/board/change-prospects";
import { readProspect } from "#lib/outreach/board/detail";
import { readProspectDomain } from "#lib/outreach/board/domain-facts";
import { editProspect } from "#lib/outreach/board/edit-prospect";
import { historySentence } from "#lib/outreach/board/history";
import { moveProspects } from "#lib/outreach/board/move-prospects";
import {
  CARDS,
  countProspects,
  listProspects,
  prospectFacets,
  readBoard,
  readColumn,
} from "#lib/outreach/board/queries";
import { ProspectEdit, ProspectFilter, StageChange } from "#lib/outreach/board/schema";
import { PROSPECT_SORTS } from "#lib/outreach/board/types";
import { undoProspects } from "#lib/outreach/board/undo-batch";
import { closeCampaign } from "#lib/outreach/campaigns/close-campaign";
import { mintScope } from "#lib/scope/scope";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";
import { addProspect, makeCampaign, readRow } from "./support-board.ts";

const SITE = "shop.example";
const TODAY = "2026-03-10";
let team: TestWorkspace;
let campaign: string;

beforeEach(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
  team = await makeWorkspace(SITE);
  campaign = await makeCampaign(team.scope, SITE);
});

const filterOf = (given: object = {}) => ProspectFilter.parse(given);
const picked = (...ids: string[]) => ({ campaign, what: { kind: "picked" as const, ids } });
const all = (given: object = {}) => ({ campaign, what: { kind: "all" as const, filter: filterOf(given) } });
const move = (meant: ReturnType<typeof picked> | ReturnType<typeof all>, to: string, over: object = {}) =>
  moveProspects(team.scope, StageChange.parse({ ...meant, to, ...over }));
const stageOf = async (id: string) => (await readRow(id))?.stage;
const domains = async (given: object = {}, sort: (typeof PROSPECT_SORTS)[number] = "domain") =>
  (
    await listProspects(
      team.scope,
      campaign,
      filterOf(given),
      { sort, dir: "asc" },
      { cursor: null, limit: 50 },
      TODAY,
    )
  ).lines.map(({ domain }) => domain);

describe("the board", () => {
  test("has every stage with its count and its last moved cards first", async () => {
    await addProspect(campaign, "old.example", { stage_at: "2026-01-01" });
    await addProspect(campaign, "new.example", { stage_at: "2026-02-01" });
    await addProspect(campaign, "placed.example", { stage: "placed" });
    const board = await readBoard(team.scope, campaign, filterOf(), TODAY);
    expect(board.map(({ stage, count }) => [stage, count])).toEqual([
      ["found", 2],
      ["qualified", 0],
      ["contacted", 0],
      ["replied", 0],
      ["agreed", 0],
      ["in_production", 0],
      ["placed", 1],
      ["rejected", 0],
    ]);
    expect(board[0]?.cards.map(({ domain }) => domain)).toEqual(["new.example", "old.example"]);
  });

  test("loads the rest of a column, none twice and none left out, also those of one moment", async () => {
    for (let at = 0; at < CARDS + 7; at++)
      await addProspect(campaign, `s${at}.example`, { stage_at: "2026-01-01T10:00:00Z" });
    const found = (await readBoard(team.scope, campaign, filterOf(), TODAY))[0];
    const last = found?.cards.at(-1);
    const after = { at: last?.stageAt ?? "", id: last?.id ?? "" };
    const rest = await readColumn(team.scope, { campaign, filter: filterOf(), stage: "found", after }, TODAY);
    const ids = [...(found?.cards ?? []), ...rest].map(({ id }) => id);
    expect(new Set(ids).size).toBe(CARDS + 7);
  });

  test("says what is known of each domain: links to us, what was agreed, who asked before", async () => {
    await report(team, [{ source: "https://links.example/a", target: "https://shop.example/" }]);
    const id = await addProspect(campaign, "links.example");
    const other = await addProspect(await makeCampaign(team.scope, SITE, { name: "Soil" }), "links.example");
    await query(
      `INSERT INTO touch (id, workspace_id, domain, prospect_id, channel, kind, at)
       VALUES ($1, $2, 'links.example', $3, 'mail', 'out', '2026-02-01T09:00:00Z')`,
      [newId(), team.workspaceId, other],
    );
    const card = (await readBoard(team.scope, campaign, filterOf(), TODAY))[0]?.cards[0];
    expect(card).toMatchObject({ id, linksToUs: 1, askedAt: "2026-02-01T09:00:00.000Z", authority: null });
  });
});

describe("a move by hand", () => {
  test("is written with its history, and taken back whole", async () => {
    const id = await addProspect(campaign, "a.example", { stage_at: "2026-01-01", created_at: "2026-01-01" });
    const { batch, changed } = await move(picked(id), "qualified");
    expect([changed, await stageOf(id)]).toEqual([1, "qualified"]);
    await undoProspects(team.scope, batch ?? "");
    expect(await readRow(id)).toMatchObject({ stage: "found", stage_at: new Date("2026-01-01") });
    expect((await readProspect(team.scope, campaign, id, TODAY)).history).toEqual([]);
  });

  test.each(["contacted", "replied", "agreed", "placed"])(
    "to %s is refused: what happened sets it",
    async (to) => {
      const id = await addProspect(campaign, "a.example", { stage: "qualified" });
      const { batch, changed, refused } = await move(picked(id), to);
      expect({ batch, changed }).toEqual({ batch: null, changed: 0 });
      expect(refused).toEqual([{ why: expect.stringContaining("by itself"), count: 1 }]);
      expect(await stageOf(id)).toBe("qualified");
    },
  );

  test("of many moves those that may go, and says why the others stay", async () => {
    const free = await addProspect(campaign, "a.example");
    const asked = await addProspect(campaign, "b.example", { stage: "contacted" });
    const { changed, refused } = await move(all(), "qualified");
    expect(changed).toBe(1);
    expect(refused).toEqual([{ why: expect.stringContaining("written to already"), count: 1 }]);
    expect([await stageOf(free), await stageOf(asked)]).toEqual(["qualified", "contacted"]);
  });

  test("that gives up asks for the reason", () => {
    const read = StageChange.safeParse({ ...picked(newId()), to: "rejected" });
    expect(read.error?.issues[0]?.path).toEqual(["reason"]);
  });

  test("that gives up drops the follow-up; undo brings it back", async () => {
    const id = await addProspect(campaign, "a.example", { stage: "contacted", follow_up_on: "2026-03-12" });
    const { batch } = await move(picked(id), "rejected", { reason: "no_answer", note: "Three mails" });
    expect(await readRow(id)).toMatchObject({
      stage: "rejected",
      reject_reason: "no_answer",
      stage_before: "contacted",
      follow_up_on: null,
    });
    await undoProspects(team.scope, batch ?? "");
    expect(await readRow(id)).toMatchObject({
      stage: "contacted",
      reject_reason: null,
      stage_before: null,
      follow_up_on: "2026-03-12",
    });
  });

  test("takes what was given up back to where it stood, and to no other place", async () => {
    const id = await addProspect(campaign, "a.example", { stage: "contacted" });
    await move(picked(id), "rejected", { reason: "too_expensive" });
    expect((await move(picked(id), "found")).refused[0]?.why).toContain("take it back");
    const { batch } = await move(picked(id), "contacted");
    expect(await readRow(id)).toMatchObject({ stage: "contacted", reject_reason: null, stage_before: null });
    await undoProspects(team.scope, batch ?? "");
    expect(await readRow(id)).toMatchObject({
      stage: "rejected",
      reject_reason: "too_expensive",
      stage_before: "contacted",
    });
  });

  test("is not taken back once something else happened", async () => {
    const id = await addProspect(campaign, "a.example");
    const { batch } = await move(picked(id), "qualified");
    await move(picked(id), "rejected", { reason: "low_quality" });
    await expect(undoProspects(team.scope, batch ?? "")).rejects.toMatchObject({ code: "not_found" });
    expect(await stageOf(id)).toBe("rejected");
  });

  test("in a closed campaign is refused", async () => {
    const id = await addProspect(campaign, "a.example");
    await closeCampaign(team.scope, { id: campaign, closed: true });
    await expect(move(picked(id), "qualified")).rejects.toMatchObject({ code: "conflict" });
  });

  test("takes no prospect of another campaign", async () => {
    const other = await addProspect(await makeCampaign(team.scope, SITE, { name: "Soil" }), "a.example");
    await expect(move(picked(other), "qualified")).rejects.toMatchObject({ code: "invalid" });
    expect(await stageOf(other)).toBe("found");
  });
});

describe("many at once", () => {
  test("follow-ups are set for those that are open, and taken back", async () => {
    const open = await addProspect(campaign, "a.example", { follow_up_on: "2026-03-01" });
    await addProspect(campaign, "b.example", { stage: "placed" });
    const done = await setFollowUp(team.scope, { ...all(), on: "2026-03-20" });
    expect(done).toMatchObject({ changed: 1, refused: [{ count: 1 }] });
    await undoProspects(team.scope, done.batch ?? "");
    expect((await readRow(open))?.follow_up_on).toBe("2026-03-01");
  });

  test("an owner is given and taken back; a stranger is none", async () => {
    const person = newId();
    await query(
      "INSERT INTO app_user (id, email, name, password_hash) VALUES ($1::uuid, $1::uuid || '@example.com', 'Ada', 'x')",
      [person],
    );
    const id = await addProspect(campaign, "a.example");
    await expect(assignProspects(team.scope, { ...all(), person })).rejects.toMatchObject({
      code: "not_found",
    });
    await query("INSERT INTO member (workspace_id, user_id, role) VALUES ($1, $2, 'editor')", [
      team.workspaceId,
      person,
    ]);
    const { batch } = await assignProspects(team.scope, { ...all(), person });
    expect((await readProspect(team.scope, campaign, id, TODAY)).owner).toEqual({ id: person, name: "Ada" });
    await undoProspects(team.scope, batch ?? "");
    expect((await readRow(id))?.owner_id).toBeNull();
  });

  test("those that nobody wrote to are removed; whoever was written to stays", async () => {
    const fresh = await addProspect(campaign, "a.example");
    const asked = await addProspect(campaign, "b.example", {
      stage: "contacted",
      contacted_at: "2026-03-01",
    });
    expect(await removeProspects(team.scope, all())).toMatchObject({ changed: 1, refused: [{ count: 1 }] });
    expect([await readRow(fresh), await stageOf(asked)]).toEqual([undefined, "contacted"]);
  });
});

describe("the table", () => {
  beforeEach(async () => {
    await addProspect(campaign, "a.example", { follow_up_on: "2026-03-09", note: "Peat" });
    await addProspect(campaign, "b.example", { stage: "contacted", follow_up_on: TODAY });
    await addProspect(campaign, "c.example", {
      stage: "rejected",
      reject_reason: "refused",
      origin: "link_gap",
    });
    await addProspect(campaign, "d.example", { stage: "agreed", due_on: "2026-03-15" });
  });

  test.each([
    [{}, "a b c d"],
    [{ stage: ["found", "agreed"] }, "a d"],
    [{ stage: "nonsense" }, "a b c d"],
    [{ reason: ["refused"] }, "c"],
    [{ origin: ["link_gap"] }, "c"],
    [{ due: ["overdue"] }, "a"],
    [{ due: ["today"] }, "b"],
    [{ due: ["week"] }, "d"],
    [{ due: ["none"] }, "c"],
    [{ owner: ["none"] }, "a b c d"],
    [{ q: "peat" }, "a"],
    [{ q: "%" }, ""],
  ])("filtered by %j shows %s", async (given, expected) => {
    const names = expected === "" ? [] : expected.split(" ").map((letter) => `${letter}.example`);
    expect(await domains(given)).toEqual(names);
    expect(await countProspects(team.scope, campaign, filterOf(given), TODAY)).toBe(names.length);
  });

  test.each(PROSPECT_SORTS)(
    "sorted by %s goes forth and back through all of it, page by page",
    async (sort) => {
      for (const dir of ["asc", "desc"] as const) {
        const read = (cursor: string | null, back = false) =>
          listProspects(team.scope, campaign, filterOf(), { sort, dir }, { cursor, back, limit: 3 }, TODAY);
        const first = await read(null);
        const second = await read(first.next);
        expect(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size).toBe(4);
        expect(second.next).toBeNull();
        expect((await read(second.previous, true)).lines).toEqual(first.lines);
      }
    },
  );

  test("counts what each choice would leave", async () => {
    const facets = await prospectFacets(team.scope, campaign, filterOf({ stage: ["found"] }), TODAY);
    expect(facets.stage.map(({ value, count }) => `${value} ${count}`)).toEqual([
      "found 1",
      "contacted 1",
      "agreed 1",
      "rejected 1",
    ]);
    expect(facets.due).toEqual([{ value: "overdue", count: 1 }]);
    expect(facets.owner).toEqual([{ value: "none", name: "Nobody", count: 1 }]);
  });
});

describe("one prospect", () => {
  const edit = (id: string, over: object = {}) =>
    editProspect(
      team.scope,
      ProspectEdit.parse({
        id,
        pageUrl: "",
        targetUrl: "",
        anchor: "",
        note: "",
        fit: "",
        dueOn: "",
        ...over,
      }),
    );

  test("names the contacts of its site, but not to whoever may not read them", async () => {
    const id = await addProspect(campaign, "a.example");
    await query(
      `INSERT INTO contact (id, workspace_id, domain, channel, value, name, origin)
       VALUES ($1, $3, 'a.example', 'mail', 'ada@a.example', 'Ada', 'hand'), ($2, $3, 'a.example', 'mail', 'desk@a.example', NULL, 'hand')`,
      [newId(), newId(), team.workspaceId],
    );
    expect((await readProspect(team.scope, campaign, id, TODAY)).contacts.toSorted()).toEqual([
      "Ada",
      "desk@a.example",
    ]);
    const blind = mintScope({
      workspaceId: team.workspaceId,
      workspaceSlug: "team",
      actorId: null,
      role: "viewer",
      may: new Set(["profile"]),
    });
    expect((await readProspect(blind, campaign, id, TODAY)).contacts).toEqual([]);
  });

  test("is edited, and its history says what changed", async () => {
    const id = await addProspect(campaign, "a.example");
    await edit(id, {
      anchor: " plant   care ",
      fit: "80",
      note: "Reads well",
      targetUrl: "shop.example/care",
    });
    const prospect = await readProspect(team.scope, campaign, id, TODAY);
    expect(prospect).toMatchObject({
      anchor: "plant care",
      fit: 80,
      note: "Reads well",
      targetUrl: "https://shop.example/care",
    });
    expect(prospect.history.map(historySentence).toSorted()).toEqual([
      "The anchor is plant care.",
      "The fit is 80.",
      "The note was changed.",
      "The target is https://shop.example/care.",
    ]);
  });

  test("takes no target that is no page of the site", async () => {
    const id = await addProspect(campaign, "a.example");
    await expect(edit(id, { targetUrl: "https://elsewhere.example/" })).rejects.toMatchObject({
      fields: { targetUrl: expect.any(String) },
    });
  });

  test("knows its place in its column", async () => {
    const older = await addProspect(campaign, "a.example", { stage_at: "2026-01-01" });
    const newer = await addProspect(campaign, "b.example", { stage_at: "2026-02-01" });
    expect((await readProspect(team.scope, campaign, older, TODAY)).place).toEqual({
      at: 2,
      of: 2,
      previous: newer,
      next: null,
    });
  });

  test("shows what is known of its domain, and of one that was never met", async () => {
    await report(team, [{ source: "https://links.example/a", target: "https://shop.example/" }]);
    expect(await readProspectDomain(team.scope, campaign, "links.example")).toMatchObject({
      known: true,
      toUs: { live: 1, links: 1 },
      others: [],
    });
    expect(await readProspectDomain(team.scope, campaign, "never.example")).toMatchObject({
      known: false,
      toUs: { live: 0 },
      topic: null,
    });
  });
});
