import { beforeAll, describe, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { acceptFound, setAgreed } from "#lib/placements/accept-found";
import { addPlacement } from "#lib/placements/add-placement";
import { archivePlacements } from "#lib/placements/archive-placements";
import { createPlacements } from "#lib/placements/create-placement";
import { placementDetail } from "#lib/placements/detail";
import { placementSummary } from "#lib/placements/queries";
import { PlacementForm } from "#lib/placements/schema";
import type { NewPlacement } from "#lib/placements/types";
import { updatePlacement } from "#lib/placements/update-placement";
import type { WriteScope } from "#lib/scope/scope";
import { lookAt, pageWith } from "../support/looks.ts";
import { makeWorkspace, record, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
const BLOG = "https://blog.example/post";
const GUIDE = "https://shop.example/guide";
const IMPORT = "0199aaaa-0000-7000-8000-000000000001";

let team: TestWorkspace;

const promise = (over: Partial<NewPlacement> = {}): NewPlacement => ({
  source: BLOG,
  target: GUIDE,
  anchor: null,
  rel: null,
  price: null,
  currency: null,
  vendor: null,
  contact: null,
  tactic: null,
  liveOn: null,
  expiresOn: null,
  notes: null,
  ...over,
});
const create = (rows: NewPlacement[], importId: string | null = null, scope = team.scope) =>
  createPlacements(scope, { siteId: team.siteId, importId, rows });
const add = (form: object, scope = team.scope) =>
  addPlacement(scope, PlacementForm.parse({ site: SITE, ...form }));
const detail = (id: string, scope = team.scope) => placementDetail(scope, SITE, id);
const change = (id: string, over: object = {}) => ({
  id,
  origin: "unknown" as const,
  place: null,
  ...promise(),
  fee: null,
  feeCurrency: null,
  invoice: null,
  tags: [],
  ...over,
});

beforeAll(async () => {
  await query("SELECT ensure_partitions('2026-01-01', 12)");
});

describe("promises are recorded", () => {
  beforeAll(async () => {
    team = await makeWorkspace(SITE);
  });
  test("new ones", async () => {
    const result = await create([
      promise({ price: "240", currency: "EUR" }),
      promise({ source: "https://other.example/" }),
    ]);
    expect(result).toMatchObject({ created: 2, updated: 0 });
    expect(result.ids.length).toBe(2);
  });
  test("the same again fills what was empty and overwrites nothing", async () => {
    const { ids } = await create(
      [
        promise({
          price: "999",
          currency: "USD",
          anchor: " the   guide\0 ",
          rel: "follow",
          notes: "from the sheet",
        }),
      ],
      IMPORT,
    );
    expect(await detail(ids[0] as string)).toMatchObject({
      price: "240.00",
      currency: "EUR",
      anchor: "the guide",
      rel: "follow",
      notes: "from the sheet",
      status: "pending",
      imported: false,
    });
  });
  test("a price takes no currency from another price", async () => {
    const source = "https://cheap.example/";
    await create([promise({ source, price: "100" })]);
    const { ids } = await create([promise({ source, price: "200", currency: "USD" })], IMPORT);
    expect(await detail(ids[0] as string)).toMatchObject({ price: "100.00", currency: null });
    await create([promise({ source, price: "100.00", currency: "GBP" })], IMPORT);
    expect(await detail(ids[0] as string)).toMatchObject({ price: "100.00", currency: "GBP" });
  });
  test("twice in one batch: the first row says it, a later one fills gaps", async () => {
    const source = "https://twice.example/";
    const result = await create([
      promise({ source, anchor: "first" }),
      promise({ source: `${source}#top`, anchor: "second", vendor: "Ines" }),
    ]);
    expect(result).toMatchObject({ created: 1, updated: 0 });
    expect(await detail(result.ids[0] as string)).toMatchObject({ anchor: "first", vendor: "Ines" });
  });
  test("again, word for word: nothing is written", async () => {
    const rows = [promise({ source: "https://twice.example/", anchor: "first" })];
    const xmin = () => query("SELECT xmin FROM placement WHERE workspace_id = $1", [team.workspaceId]);
    const before = await xmin();
    expect(await create(rows, IMPORT)).toMatchObject({ created: 0, updated: 1 });
    expect(await xmin()).toEqual(before);
  });
  test("an address that is none, with its field", () =>
    expect(create([promise({ target: "the guide" })])).rejects.toMatchObject({
      code: "invalid",
      fields: { target: expect.any(String) },
    }));
  test("a site of another workspace is not there", async () => {
    const stranger = await makeWorkspace("other.example");
    await expect(create([promise()], null, stranger.scope)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("what a person types", () => {
  beforeAll(async () => {
    team = await makeWorkspace(SITE);
  });
  const problems = (form: object) => {
    const read = PlacementForm.safeParse({ site: SITE, source: BLOG, target: GUIDE, ...form });
    return read.success
      ? {}
      : Object.fromEntries(read.error.issues.map((issue) => [issue.path[0], issue.message]));
  };
  test("an address without scheme is read as https", async () => {
    const { id } = await add({ source: "blog.example/post", target: "www.shop.example" });
    expect(await detail(id)).toMatchObject({ source: BLOG, target: "https://www.shop.example/" });
  });
  test.each([
    ["1 200,50", "1200.50"],
    ["1,200.5", "1200.5"],
    ["240", "240"],
  ])("a price %s is %s", (price, expected) =>
    expect(
      PlacementForm.parse({ site: SITE, source: BLOG, target: GUIDE, price, currency: "eur" }),
    ).toMatchObject({
      price: expected,
      currency: "EUR",
    }),
  );
  test.each([
    ["source", { source: "not a page" }],
    ["source", { source: "javascript:alert(1)" }],
    ["source", { source: "https://user:word@blog.example/" }],
    ["target", { target: "" }],
    ["target", { target: "co.uk" }],
    ["price", { price: "about 200", currency: "EUR" }],
    ["price", { price: "-5", currency: "EUR" }],
    ["currency", { price: "240" }],
    ["currency", { currency: "EURO" }],
    ["liveOn", { liveOn: "2026-02-31" }],
    ["expiresOn", { liveOn: "2026-03-09", expiresOn: "2026-03-08" }],
    ["anchor", { anchor: "x".repeat(2_001) }],
  ])("%s is refused by name: %j", (field, form) => expect(Object.keys(problems(form))).toEqual([field]));
  test("a target outside the site is a slip", () =>
    expect(add({ source: BLOG, target: "https://shop.example.com/" })).rejects.toMatchObject({
      fields: { target: expect.stringContaining("shop.example") },
    }));
  test("a source inside it too", () =>
    expect(add({ source: "https://www.shop.example/blog", target: GUIDE })).rejects.toMatchObject({
      fields: { source: expect.any(String) },
    }));
});

describe("a promise and what is found", () => {
  let id = "";
  const page = (words: string, rel: string) => pageWith(`<a href="${GUIDE}" rel="${rel}">${words}</a>`);
  const at = (hour: number) => `2026-03-10T${String(hour).padStart(2, "0")}:00:00.000Z`;
  beforeAll(async () => {
    team = await makeWorkspace(SITE);
    ({ id } = await add({ source: BLOG, target: GUIDE, anchor: "the guide", rel: "follow" }));
  });
  test("before the first look its addresses may be corrected", async () => {
    await updatePlacement(
      team.scope,
      change(id, { source: "https://blog.example/slip", anchor: "the guide" }),
    );
    expect((await detail(id)).source).toBe("https://blog.example/slip");
    await updatePlacement(team.scope, change(id, { anchor: "the guide", rel: "follow" }));
  });
  test("live as agreed", async () => {
    await record(team, [lookAt(BLOG, { html: page("the guide", ""), at: at(8) })]);
    expect(await detail(id)).toMatchObject({
      status: "live",
      sentence: "The link is live as agreed.",
      next: "Nothing to do.",
      found: { anchor: "the guide", relClass: "follow", match: "exact" },
      link: { sourceId: expect.any(Number) },
    });
  });
  test("changed, and why", async () => {
    await record(team, [lookAt(BLOG, { html: page("click here", "nofollow"), at: at(9) })]);
    const now = await detail(id);
    expect(now).toMatchObject({ status: "changed", flags: ["wrong_anchor", "rel_changed"] });
    expect(now.checks.map((check) => check.status)).toEqual(["changed", "live"]);
  });
  test("accepted as it is: live, and undone again", async () => {
    const { sentence, next } = await detail(id);
    const before = await acceptFound(team.scope, id);
    expect(await detail(id)).toMatchObject({
      status: "live",
      anchor: "click here",
      rel: "nofollow",
      flags: [],
    });
    await setAgreed(team.scope, id, before);
    expect(await detail(id)).toMatchObject({
      status: "changed",
      anchor: "the guide",
      rel: "follow",
      sentence,
      next,
    });
  });
  test("other terms are judged by what was found", async () => {
    await updatePlacement(team.scope, change(id, { anchor: "Click here", rel: "follow" }));
    expect(await detail(id)).toMatchObject({
      status: "changed",
      sentence: "The link is live. The rel is not the agreed one.",
      next: "What was agreed has changed since the last look: verify again.",
    });
  });
  test("after a look its addresses are its history's", () =>
    expect(
      updatePlacement(team.scope, change(id, { target: "https://shop.example/x" })),
    ).rejects.toMatchObject({
      code: "conflict",
      fields: { target: expect.any(String) },
    }));
  test("one promise is not two", async () => {
    const other = await add({ source: "https://blog.example/two", target: GUIDE });
    await expect(updatePlacement(team.scope, change(other.id))).rejects.toMatchObject({ code: "conflict" });
  });
  test("archived: neither counted nor judged, and back", async () => {
    expect(await archivePlacements(team.scope, [id], true)).toEqual([id]);
    expect(await archivePlacements(team.scope, [id], true)).toEqual([]);
    expect(await placementSummary(team.scope, SITE, "2026-03-10")).toMatchObject({ total: 1, archived: 1 });
    await record(team, [lookAt(BLOG, { status: 404, at: at(10) })]);
    expect((await detail(id)).status).toBe("changed");
    await create([promise({ anchor: "x" })], IMPORT);
    expect((await detail(id)).archivedAt).not.toBeNull();
    expect(await add({ source: BLOG, target: GUIDE })).toMatchObject({ id, created: false });
    expect((await detail(id)).archivedAt).toBeNull();
  });
});

describe("who may not", () => {
  let id = "";
  beforeAll(async () => {
    team = await makeWorkspace(SITE);
    ({ id } = await add({
      source: BLOG,
      target: GUIDE,
      price: "240",
      currency: "EUR",
      contact: "ines@blog.example",
    }));
  });
  const blind = () => ({ ...team.scope, may: new Set(["placements"] as const) }) as unknown as WriteScope;
  test("read costs and contacts sees none and changes none", async () => {
    expect(await detail(id, blind())).toMatchObject({ price: null, currency: null, contact: null });
    expect((await placementSummary(blind(), SITE, "2026-03-10")).costs).toEqual([]);
    await updatePlacement(blind(), change(id, { price: "1", currency: "USD", contact: "x", vendor: "new" }));
    expect(await detail(id)).toMatchObject({
      price: "240.00",
      currency: "EUR",
      contact: "ines@blog.example",
      vendor: "new",
    });
    const other = await add(
      { source: "https://b.example/", target: GUIDE, price: "9", currency: "EUR" },
      blind(),
    );
    expect(await detail(other.id)).toMatchObject({ price: null, currency: null });
  });
  test("read placements finds no placements", async () => {
    const scope = { ...team.scope, may: new Set(["profile"] as const) } as unknown as WriteScope;
    await expect(detail(id, scope)).rejects.toMatchObject({ code: "not_found" });
  });
  test.each(["another workspace", "other sites"])(
    "see this site (%s): nothing there, nothing changed",
    async (who) => {
      const scope =
        who === "other sites"
          ? { ...team.scope, sites: [team.siteId + 1000] }
          : (await makeWorkspace(SITE)).scope;
      const notThere = { code: "not_found" };
      await expect(detail(id, scope)).rejects.toMatchObject(notThere);
      await expect(updatePlacement(scope, change(id, { vendor: "stolen" }))).rejects.toMatchObject(notThere);
      await expect(setAgreed(scope, id, { anchor: "stolen", rel: null, place: null })).rejects.toMatchObject(
        notThere,
      );
      await expect(acceptFound(scope, id)).rejects.toMatchObject({ code: "conflict" });
      expect(await archivePlacements(scope, [id], true)).toEqual([]);
      expect(await detail(id)).toMatchObject({ vendor: "new", anchor: null, archivedAt: null });
    },
  );
});
