// A manual action from its notice to Google's answer.
import { beforeEach, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { createVersion, markUploaded, recordHeldList } from "#lib/disavow/change-list";
import { disavowState } from "#lib/disavow/queries";
import { csvPieces } from "#lib/export/export-file";
import { askForSamples, markSamples, takeBackAsked } from "#lib/manual-actions/bulk";
import { exportCase, exportCaseText } from "#lib/manual-actions/case-tables";
import { chooseVersion, dropCase, editCase, keepDraft, openCase } from "#lib/manual-actions/change-case";
import { addSamples, dropSample } from "#lib/manual-actions/change-samples";
import { noteCaseStep, takeBackStep } from "#lib/manual-actions/note-step";
import { listCases, showCase } from "#lib/manual-actions/queries";
import { NewCase } from "#lib/manual-actions/schema";
import { noteStep } from "#lib/removals/change-requests";
import { listRemovals } from "#lib/removals/queries";
import { undoJudgement } from "#lib/toxic/undo-judgement";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
const PROPERTY = "https://www.shop.example/";
const today = new Date().toISOString().slice(0, 10);
const notice = {
  site: SITE,
  kind: "links_to" as const,
  property: PROPERTY,
  noticedOn: "2026-03-03",
  notice: "Unnatural links to your site",
};
let team: TestWorkspace;
let id = "";

beforeEach(async () => {
  team = await makeWorkspace(SITE);
  const links = [
    "https://a.com/1",
    "https://b.com/1",
    "https://c.com/1",
    "https://c.com/2",
    "https://www.wikipedia.org/x",
  ];
  await report(
    team,
    links.map((source) => ({ source, target: "https://shop.example/" })),
  );
  ({ id } = await openCase(team.scope, notice));
});

const give = (given: string) => addSamples(team.scope, { site: SITE, id, given });
const show = () => showCase(team.scope, SITE, today, id);
const ref = () => ({ site: SITE, id });
const states = async () =>
  Object.fromEntries((await show()).samples.map(({ url, match, state }) => [url, `${match} ${state}`]));
const lose = (url: string, reason: string) =>
  query(
    `update link l set presence = 'lost', lost_on = current_date, loss_reason = $3::"LossReason", found_at = now(), seen_at = now()
     from page p where l.workspace_id = $1 and p.id = l.source_id and p.url = $2`,
    [team.workspaceId, url, reason],
  );
const note = (kind: "submitted" | "approved" | "rejected" | "more_samples", on = "2026-03-20") =>
  noteCaseStep(team.scope, { ...ref(), kind, on, note: "" });

describe("what is recorded", () => {
  test("a property of the site, as Search Console names it, and no day to come", async () => {
    expect(NewCase.parse({ ...notice, property: "shop.example" }).property).toBe("sc-domain:shop.example");
    expect(NewCase.parse({ ...notice, property: "sc-domain:Shop.example" }).property).toBe(
      "sc-domain:shop.example",
    );
    expect(NewCase.safeParse({ ...notice, property: "my shop" }).success).toBe(false);
    const refused = [
      { ...notice, property: "https://other.example/" },
      { ...notice, noticedOn: "2999-01-01" },
    ];
    for (const input of refused)
      await expect(openCase(team.scope, input)).rejects.toMatchObject({ code: "invalid" });
    await editCase(team.scope, { ...notice, id, property: "sc-domain:shop.example", notice: "Other words" });
    expect(await show()).toMatchObject({ property: "sc-domain:shop.example", notice: "Other words" });
  });
  test("samples are read from a text, each once, and what is no address is told", async () => {
    expect(await give("URL\nhttp://a.com/1\nnothing here\nhttp://a.com/1")).toMatchObject({
      added: 1,
      known: 0,
      rejected: [{ line: 3 }],
    });
    expect(await give("http://a.com/1\nhttp://z.com/")).toMatchObject({ added: 1, known: 1 });
    await expect(give("nothing here")).rejects.toMatchObject({ code: "invalid" });
    const [first] = (await show()).samples;
    await dropSample(team.scope, { ...ref(), sample: first?.id ?? "" });
    expect((await show()).samples).toHaveLength(1);
  });
});

describe("samples in the profile", () => {
  test("the page, its domain or nothing is known; gone is what a look says", async () => {
    await give("http://www.a.com/1\nhttps://b.com/1\nhttps://c.com/other\nhttps://d.com/1");
    await lose("https://b.com/1", "removed");
    expect(await states()).toEqual({
      "http://www.a.com/1": "page live",
      "https://b.com/1": "page gone",
      "https://c.com/other": "domain live",
      "https://d.com/1": "none unknown",
    });
    await lose("https://b.com/1", "reported");
    expect((await states())["https://b.com/1"]).toBe("page reported_gone");
  });
  test("of links from the site it is one's own pages with their followed links", async () => {
    await editCase(team.scope, { ...notice, id, kind: "links_from" });
    await report(team, [
      { source: "https://shop.example/sold", target: "https://casino.example/", relClass: "follow" },
      { source: "https://shop.example/clean", target: "https://casino.example/", relClass: "nofollow" },
    ]);
    await query("update page set last_read_at = now() where workspace_id = $1 and url like '%/clean'", [
      team.workspaceId,
    ]);
    await give(
      "https://shop.example/sold\nhttps://shop.example/clean\nhttps://shop.example/new\nhttps://a.com/",
    );
    expect(await states()).toEqual({
      "https://shop.example/sold": "page live",
      "https://shop.example/clean": "page gone",
      "https://shop.example/new": "domain unknown",
      "https://a.com/": "none unknown",
    });
    expect((await show()).samples.find(({ state }) => state === "live")?.targets).toEqual([
      "https://casino.example/",
    ]);
    await expect(askForSamples(team.scope, ref())).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("what is done about them", () => {
  beforeEach(() =>
    give("https://a.com/1\nhttps://b.com/1\nhttps://c.com/1\nhttps://c.com/2\nhttps://www.wikipedia.org/x"),
  );
  const names = async () =>
    (await listRemovals(team.scope, SITE, today, { status: null, q: "", from: 0 })).lines.map(
      ({ name }) => name,
    );

  test("requests begin for domains that still link, for the page of a large site, and are taken back", async () => {
    await lose("https://b.com/1", "removed");
    const { batch, added } = await askForSamples(team.scope, ref());
    expect(added).toBe(3);
    expect((await names()).sort()).toEqual(["a.com", "c.com", "https://www.wikipedia.org/x"]);
    expect((await show()).samples.filter(({ removal }) => removal?.status === "new")).toHaveLength(4);
    await expect(askForSamples(team.scope, ref())).rejects.toMatchObject({ code: "invalid" });
    const request = (await show()).requests.find(({ name }) => name === "a.com");
    await noteStep(team.scope, { site: SITE, id: request?.id ?? "", kind: "asked", note: "To ana@a.com" });
    await takeBackAsked(team.scope, { batch });
    expect(await names()).toEqual(["a.com"]);
    expect((await show()).log).toMatchObject([{ name: "a.com", kind: "asked", note: "To ana@a.com" }]);
  });
  test("what still links is marked, but never a large site whole; the mark is taken back", async () => {
    const { batch, count, refused } = await markSamples(team.scope, {
      ...ref(),
      on: "domain",
      reason: "Named",
    });
    expect(count).toBe(3);
    expect(refused.map(({ name }) => name)).toEqual(["wikipedia.org"]);
    expect((await show()).samples.filter(({ marked }) => marked)).toHaveLength(4);
    expect(await markSamples(team.scope, { ...ref(), on: "page", reason: "Named" })).toMatchObject({
      count: 1,
    });
    await undoJudgement(team.scope, batch ?? "");
    expect((await show()).samples.filter(({ marked }) => marked)).toHaveLength(1);
  });
  test("the disavow version is the one that was uploaded last, or the one that was chosen", async () => {
    await recordHeldList(team.scope, { site: SITE, property: PROPERTY, list: "domain:b.com\n" });
    await markSamples(team.scope, { ...ref(), on: "domain", reason: "Named" });
    const { draft } = await disavowState(team.scope, SITE, today);
    const version = await createVersion(team.scope, {
      site: SITE,
      property: PROPERTY,
      note: "",
      leaveOut: [],
      number: draft.number,
      fingerprint: draft.fingerprint,
    });
    expect(await show()).toMatchObject({ version: null, counts: { disavowed: 0 } });
    await markUploaded(team.scope, { site: SITE, id: version.id, on: "2026-03-10" });
    const uploaded = await show();
    expect(uploaded).toMatchObject({ version: { number: 2, uploadedOn: "2026-03-10" }, chosenVersion: null });
    expect(uploaded.counts.left.map(({ url }) => url)).toEqual(["https://www.wikipedia.org/x"]);
    const held = uploaded.versions.find(({ number }) => number === 1);
    await chooseVersion(team.scope, { ...ref(), version: held?.id ?? "" });
    expect((await show()).counts).toMatchObject({ disavowed: 1 });
    const other = await makeWorkspace(SITE);
    const { id: theirs } = await openCase(other.scope, notice);
    await expect(
      chooseVersion(other.scope, { site: SITE, id: theirs, version: version.id }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the request and Google's answers", () => {
  test("a draft follows the facts until a person keeps their own words; nobody writes over them unseen", async () => {
    expect((await show()).request).toMatchObject({
      kept: null,
      drafted: expect.not.stringContaining("sample address"),
    });
    await give("https://a.com/1");
    expect((await show()).request.drafted).toContain("1 sample address still links to us");
    await keepDraft(team.scope, { ...ref(), text: "My own words", replaces: null });
    const { kept } = (await show()).request;
    expect(kept?.text).toBe("My own words");
    await expect(keepDraft(team.scope, { ...ref(), text: "Others", replaces: null })).rejects.toMatchObject({
      code: "conflict",
    });
    await keepDraft(team.scope, { ...ref(), text: null, replaces: kept?.at ?? null });
    expect((await show()).request.kept).toBeNull();
  });
  test("an answer follows a request; samples that come with it belong to the next round", async () => {
    await expect(note("approved")).rejects.toMatchObject({ code: "conflict" });
    await give("https://a.com/1");
    await note("submitted");
    expect(await listCases(team.scope, SITE)).toMatchObject([{ state: "submitted", samples: 1 }]);
    await note("more_samples", "2026-04-01");
    await give("https://b.com/1");
    expect((await show()).samples.map(({ url, round }) => [url, round])).toEqual([
      ["https://b.com/1", 2],
      ["https://a.com/1", 1],
    ]);
    await note("submitted", "2026-04-02");
    await note("approved", "2026-04-10");
    const { state, steps } = await show();
    expect(state).toBe("revoked");
    await expect(takeBackStep(team.scope, { ...ref(), step: steps[0]?.id ?? "" })).rejects.toMatchObject({
      code: "conflict",
    });
    await takeBackStep(team.scope, { ...ref(), step: steps.at(-1)?.id ?? "" });
    expect((await show()).state).toBe("submitted");
  });
});

test("exported as sheets and as text, a formula neutralised", async () => {
  await give("https://a.com/1");
  const { batch: _, ...begun } = await askForSamples(team.scope, ref());
  expect(begun).toMatchObject({ added: 1, refused: [] });
  const [request] = (await show()).requests;
  await noteStep(team.scope, { site: SITE, id: request?.id ?? "", kind: "asked", note: "=cmd" });
  const csv = async (sheet: "samples" | "removals") =>
    (await Array.fromAsync(csvPieces(await exportCase(team.scope, SITE, id, sheet)))).join("");
  expect(await csv("samples")).toContain(`https://a.com/1,a.com,1,Page known,Live,1,,Asked,${today},,,`);
  expect(await csv("removals")).toContain(`${today},a.com,Mail sent,'=cmd,`);
  const { name, text } = await exportCaseText(team.scope, SITE, id);
  expect(name).toBe("manual-action-shop.example-2026-03-03.txt");
  expect(text).toContain("https://a.com/1\n  Live; removal request: Asked");
  expect(text).not.toMatch(/toxic/i);
});

test("a case goes with its samples and its log, and is nobody else's", async () => {
  await give("https://a.com/1");
  await note("submitted");
  const other = await makeWorkspace(SITE);
  await expect(showCase(other.scope, SITE, today, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(addSamples(other.scope, { ...ref(), given: "https://z.com/" })).rejects.toMatchObject({
    code: "not_found",
  });
  await dropCase(team.scope, ref());
  expect(await listCases(team.scope, SITE)).toEqual([]);
  expect(
    await query(
      "select id from manual_action_sample where case_id = $1 union select id from manual_action_step where case_id = $1",
      [id],
    ),
  ).toEqual([]);
});
