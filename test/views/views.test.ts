import { beforeAll, expect, test } from "vitest";
import { createSite } from "#lib/sites/create-site";
import { listViews } from "#lib/views/queries";
import { removeView, saveView } from "#lib/views/save-view";
import { NewView } from "#lib/views/schema";
import { type Cast, makeCast } from "../support/cast.ts";

let cast: Cast;
const site = "shop.example";
const view = (
  name: string,
  shared: boolean,
  params: Record<string, string | string[]> = { side: "inbound" },
) => NewView.parse({ site, list: "links", name, shared, params });
const names = async (who: "alice" | "dana") =>
  (await listViews(await cast.scope(who), site, "links")).map((one) => one.name);

beforeAll(async () => {
  cast = await makeCast();
  await createSite(await cast.writer("alice"), { domain: site, kind: "own" });
});

test("one's own views are one's own, the team's are everybody's", async () => {
  await saveView(await cast.writer("alice"), view("Mine", false));
  await saveView(await cast.writer("alice"), view("Ours", true));
  expect(await names("alice")).toEqual(["Mine", "Ours"]);
  expect(await names("dana")).toEqual(["Ours"]);
});
test("a view of the same name is replaced", async () => {
  await saveView(await cast.writer("dana"), view("ours", true, { side: "outbound", rel: ["ugc"] }));
  const [ours] = await listViews(await cast.scope("dana"), site, "links");
  expect(ours).toMatchObject({ name: "ours", params: { side: "outbound", rel: ["ugc"] } });
});
test("the place in the list and the open row are no part of it", () =>
  expect(view("x", false, { side: "inbound", after: "abc", open: "1-2", from: "50" }).params).toEqual({
    side: "inbound",
  }));
test("nobody removes somebody else's own view", async () => {
  const mine = (await listViews(await cast.scope("alice"), site, "links")).find((one) => one.name === "Mine");
  const id = mine?.id ?? "";
  await expect(removeView(await cast.writer("dana"), { site, id })).rejects.toMatchObject({
    code: "not_found",
  });
  await removeView(await cast.writer("alice"), { site, id });
  expect(await names("alice")).toEqual(["ours"]);
});
