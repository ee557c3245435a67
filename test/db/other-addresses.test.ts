import { afterEach, describe, expect, test } from "vitest";
import { one, query } from "#lib/db/sql";
import type { RecordLooks } from "#lib/frontier/record-looks";
import { fakeWeb, heldHosts, impolite, work } from "../support/visiting.ts";
import { finishOnly, isDone, makePages, makeRun, makeTeam, until } from "../support/visits.ts";

afterEach(async () => {
  await query("delete from run");
  await query("delete from host");
});

describe("a page whose other addresses must be asked before it is judged", () => {
  const begin = async () => {
    const team = await makeTeam();
    const pages = await makePages(team.workspaceId, { "page.test": 2, "other.test": 1 });
    const [page] = pages;
    await query("update page set moved_to_id = $2 where workspace_id = $1 and id <> $2", [
      team.workspaceId,
      page?.pageId,
    ]);
    return makeRun(team, pages.slice(0, 1));
  };
  const asking: RecordLooks = async (_, looks) =>
    looks.map(({ runId, pageId }) => ({ runId, pageId, askOthers: true }));

  test("is taken again with them, each asked at its host's pace", async () => {
    const run = await begin();
    const web = fakeWeb();
    const others: string[][] = [];
    const { stop } = work({
      lookAt: web.lookAt,
      record: async (workspaceId, looks) => {
        others.push(...looks.map((looked) => looked.others.map(({ look }) => look.url).sort()));
        return looks.every(({ attempt }) => attempt === 1)
          ? asking(workspaceId, looks)
          : finishOnly(workspaceId, looks);
      },
    });
    await until(() => isDone(run));
    await stop();
    expect(others).toEqual([[], ["http://other.test/1", "http://page.test/2"]]);
    expect(web.asked).toHaveLength(4);
    expect(impolite(web.asked, 40)).toEqual([]);
    const counted = await one("select pages, pages_done, failed from run where id = $1", [run]);
    expect(counted).toEqual({ pages: 1, pages_done: 1, failed: 0 });
    expect(await heldHosts()).toBe(0);
  });

  test("is given up unjudged when that goes on", async () => {
    const run = await begin();
    const { stop } = work({ lookAt: fakeWeb().lookAt, record: asking });
    await until(() => isDone(run));
    await stop();
    expect(await one("select state, attempt, headline, note from visit where run_id = $1", [run])).toEqual({
      state: "failed",
      attempt: 3,
      headline: null,
      note: "Its other addresses could not be asked, and its links may stand there.",
    });
  });

  test("asks nobody else while it proves nothing itself", async () => {
    const run = await begin();
    const web = fakeWeb({ look: { access: "unreachable" } });
    let tries = 0;
    const record: RecordLooks = (...batch) => (tries++ === 0 ? asking(...batch) : finishOnly(...batch));
    const { stop } = work({ lookAt: web.lookAt, record });
    await until(() => isDone(run));
    await stop();
    expect(web.asked.map(({ host }) => host)).toEqual(["page.test", "page.test"]);
  });
});
