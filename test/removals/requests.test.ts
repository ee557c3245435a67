import { beforeEach, expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { askRemoval, dropRemoval, noteStep } from "#lib/removals/change-requests";
import { listRemovals, readRemoval } from "#lib/removals/queries";
import { RemovalTermsInput } from "#lib/removals/schema";
import { removalTerms, setTerms } from "#lib/removals/terms";
import { makeWorkspace, report, type TestWorkspace } from "../support/workspace.ts";

const SITE = "shop.example";
const today = new Date().toISOString().slice(0, 10);
let team: TestWorkspace;
beforeEach(async () => {
  team = await makeWorkspace(SITE);
});

const ask = (...domains: string[]) => askRemoval(team.scope, { site: SITE, domains, reason: "Bought" });
const list = (over = {}) => listRemovals(team.scope, SITE, today, { status: null, q: "", from: 0, ...over });
const idOf = async (name: string) => (await list()).lines.find((line) => line.name === name)?.id ?? "";

test("names are asked for once; one's own, shared endings and no names are refused", async () => {
  const { added, known, refused } = await ask(
    "spam.com",
    "https://blog.net/a",
    "shop.example",
    "co.uk",
    "no name",
  );
  expect({ added, known }).toEqual({ added: 2, known: 0 });
  expect(refused.map(({ name }) => name).sort()).toEqual(["co.uk", "no name", "shop.example"]);
  expect(await ask("spam.com", "more.com")).toMatchObject({ added: 1, known: 1 });
  expect(await list()).toMatchObject({ total: 3, due: 3, counts: { new: 3 } });
});

test("what is due stands first, and a filter shows one status", async () => {
  await ask("a.com", "b.com");
  await noteStep(team.scope, { site: SITE, id: await idOf("a.com"), kind: "asked", note: "To ana@a.com" });
  expect((await list()).lines.map(({ name, status, isDue }) => [name, status, isDue])).toEqual([
    ["b.com", "new", true],
    ["a.com", "asked", false],
  ]);
  expect((await list({ status: "asked" })).lines.map(({ name }) => name)).toEqual(["a.com"]);
  const request = await readRemoval(team.scope, SITE, today, await idOf("a.com"));
  expect(request.steps).toMatchObject([{ kind: "asked", note: "To ana@a.com" }]);
});

test("links are gone when a look of ours says so, not when a person or a report does", async () => {
  await report(team, [
    { source: "https://a.com/1", target: "https://shop.example/" },
    { source: "https://a.com/2", target: "https://shop.example/" },
  ]);
  await ask("a.com", "https://a.com/1");
  await noteStep(team.scope, { site: SITE, id: await idOf("a.com"), kind: "answered", note: "It is done" });
  expect((await list()).lines).toMatchObject([
    { name: "https://a.com/1", live: 1, status: "new" },
    { name: "a.com", live: 2, status: "answered" },
  ]);
  const lose = (reason: string, url: string) =>
    query(
      `update link l set presence = 'lost', lost_on = current_date, loss_reason = $3::"LossReason", found_at = now(), seen_at = now()
       from page p where l.workspace_id = $1 and p.id = l.source_id and p.url = $2`,
      [team.workspaceId, url, reason],
    );
  await lose("removed", "https://a.com/1");
  await lose("reported", "https://a.com/2");
  const seen = (await list()).lines.map(({ name, live, status }) => [name, live, status]);
  expect(seen.sort()).toEqual([
    ["a.com", 0, "removed"],
    ["https://a.com/1", 0, "removed"],
  ]);
  await lose("reported", "https://a.com/1");
  expect((await list({ status: "removed" })).lines).toEqual([]);
});

test("a workspace has its own mail and days; a name in braces that stands for nothing is refused", async () => {
  const own = { subject: "Hi {domain}", body: "{links}", remindAfterDays: 3, giveUpAfterDays: 9 };
  await setTerms(team.scope, RemovalTermsInput.parse(own));
  expect(await removalTerms(team.scope)).toEqual(own);
  expect(RemovalTermsInput.safeParse({ ...own, body: "Hi {webmaster}" }).error?.issues).toMatchObject([
    { path: ["body"], message: expect.stringContaining("{webmaster}") },
  ]);
});

test("a request goes with its log, and is nobody else's", async () => {
  await ask("a.com");
  const id = await idOf("a.com");
  const other = await makeWorkspace(SITE);
  await expect(readRemoval(other.scope, SITE, today, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(noteStep(other.scope, { site: SITE, id, kind: "asked", note: "" })).rejects.toMatchObject({
    code: "not_found",
  });
  await dropRemoval(team.scope, { site: SITE, id });
  expect(await list()).toMatchObject({ total: 0 });
});
