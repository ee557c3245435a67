import { beforeAll, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { createSite } from "#lib/sites/create-site";
import { GET } from "../../app/api/[workspace]/sites/[site]/links/export/route.ts";
import { type Cast, makeCast } from "../support/cast.ts";
import { report } from "../support/workspace.ts";

let cast: Cast;

beforeAll(async () => {
  cast = await makeCast();
  const scope = await cast.writer("alice");
  await createSite(scope, { domain: "shop.example", kind: "own" });
  const [site] = await query<{ id: number }>("SELECT id FROM site WHERE workspace_id = $1", [
    scope.workspaceId,
  ]);
  const rows = Array.from({ length: 2_345 }, (_, i) => ({
    source: `https://blog${i % 50}.example/${i}`,
    target: "https://shop.example/",
    anchor: i % 10 === 0 ? `=HYPERLINK("http://x.example/${i}")` : `words, ${i}`,
    relClass: (["follow", "nofollow", "ugc"] as const)[i % 3] ?? "follow",
  }));
  await report({ scope, workspaceId: scope.workspaceId, siteId: site?.id ?? 0 }, rows);
});

async function get(search: string): Promise<{ answer: Response; lines: string[] }> {
  const request = new Request(
    `http://localhost:3000/api/northlight/sites/shop.example/links/export${search}`,
    {
      headers: cast.headers("bob"),
    },
  );
  const params = Promise.resolve({ workspace: "northlight", site: "shop.example" });
  const answer = await GET(request, { params });
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
  return { answer, lines: text.trimEnd().split("\r\n") };
}

test("the whole set, each link once, whatever the size of a chunk", async () => {
  const { answer, lines } = await get("?side=inbound&sort=source");
  expect(answer.headers.get("content-disposition")).toMatch(/backlinks-shop\.example-\d{4}-\d\d-\d\d\.csv/);
  expect(lines[0]).toMatch(/^\ufeffSource,Target,Anchor,/);
  expect(lines.length).toBe(2_346);
  expect(new Set(lines.map((line) => line.split(",")[0])).size).toBe(2_346);
});
test("what a facet keeps, in both spellings", async () => {
  const repeated = await get("?rel=ugc&rel=nofollow");
  const joined = await get("?rel=ugc,nofollow");
  expect(repeated.lines.length).toBe(1 + 1_563);
  expect(joined.lines).toEqual(repeated.lines);
});
test("no cell starts a formula", async () => {
  const { lines } = await get("?q=HYPERLINK");
  expect(lines.length).toBe(1 + 235);
  expect(lines[1]).toContain(`"'=HYPERLINK(""http://x.example/`);
});
test("the sides that are empty have their head alone", async () =>
  expect((await get("?side=internal")).lines.length).toBe(1));
