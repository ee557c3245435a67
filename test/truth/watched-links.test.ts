// Links that are looked at by themselves, through the queue and a worker: a link that goes is asked for again before
// anybody is told that it is lost.
import { afterAll, beforeAll, expect, test } from "vitest";
import { anyConnection, one, query } from "#lib/db/sql";
import { startDueRunsJob } from "#lib/jobs/definitions/watching";
import { sendJob, stopSender } from "#lib/jobs/queue";
import { type SiteServer, serveSites } from "../support/site-server.ts";
import { makeTruthRoom, type TruthRoom } from "../support/truth-room.ts";
import { until } from "../support/visits.ts";

const home = "https://home.example/";
const source = "http://a.test/post";
const page = (content: string) =>
  `<!doctype html><title>A page</title><main><p>Before ${content} after.</p></main>`;
let web: SiteServer;
let room: TruthRoom;

beforeAll(async () => {
  web = await serveSites({});
  room = await makeTruthRoom(["home.example"], web);
});
afterAll(async () => {
  await room?.close();
  await stopSender();
  await web.close();
});

/** What the clock does every minute. */
const minute = () => sendJob(anyConnection, startDueRunsJob, {});
const watch = () =>
  one<{ why: string; late: boolean; hours: number }>(
    "select why, due_at <= now() as late, extract(epoch from due_at - now())::float8 / 3600 as hours from page_watch where workspace_id = $1",
    [room.team.workspaceId],
  );
const runs = async () =>
  (
    await one<{ n: number }>(
      "select count(*)::int as n from run where workspace_id = $1 and trigger = 'schedule' and state = 'done'",
      [room.team.workspaceId],
    )
  )?.n;
const presence = async () => (await room.allLinks())[0]?.presence;
const isWatched = async () => (await watch()) !== null;

test("an imported link is watched, and one that goes is lost by itself only after the second look", async () => {
  await query("update workspace set lost_after_hours = 6 where id = $1", [room.team.workspaceId]);
  web.set(source, { body: page(`<a href="${home}">Home</a>`) });
  await room.import(`Source,Target\n${source},${home}`);
  await until(isWatched);
  expect((await watch())?.late).toBe(false);
  // Its first turn comes.
  await query("update page_watch set due_at = now() where workspace_id = $1", [room.team.workspaceId]);
  await minute();
  await until(async () => (await runs()) === 1);
  expect(await presence()).toBe("found");

  web.set(source, { body: page("nothing") });
  await query("update page_watch set due_at = now() where workspace_id = $1", [room.team.workspaceId]);
  await minute();
  await until(async () => (await runs()) === 2);
  expect(await presence()).toBe("missed");
  const due = await watch();
  expect(due).toMatchObject({ why: "miss", late: false });
  expect(due?.hours).toBeCloseTo(6, 1);
  // Nobody looks sooner.
  await minute();
  await until(
    async () =>
      (await query("select 1 from pgboss.job where name = 'start-due-runs' and state not in ('completed')"))
        .length === 0,
  );
  expect(await runs()).toBe(2);

  // Six hours pass.
  await query("update link set missed_at = missed_at - interval '6 hours' where workspace_id = $1", [
    room.team.workspaceId,
  ]);
  await query("update page_watch set due_at = due_at - interval '6 hours' where workspace_id = $1", [
    room.team.workspaceId,
  ]);
  await minute();
  await until(async () => (await runs()) === 3);
  expect(await presence()).toBe("lost");
  const lost = await query(
    "select kind from link_event where workspace_id = $1 and kind in ('missed', 'lost') order by recorded_at, id",
    [room.team.workspaceId],
  );
  expect(lost).toEqual([{ kind: "missed" }, { kind: "lost" }]);
  expect(await watch()).toMatchObject({ why: "unstable", late: false });
}, 60_000);

test("where no hours need to pass, it is asked again at once", async () => {
  await query("update workspace set lost_after_hours = 0 where id = $1", [room.team.workspaceId]);
  web.set(source, { body: page(`<a href="${home}">Home</a>`) });
  await room.verify();
  expect(await presence()).toBe("found");
  web.set(source, { body: page("nothing") });
  await room.verify();
  expect(await presence()).toBe("missed");
  expect(await watch()).toMatchObject({ why: "miss", late: true });
  await minute();
  await until(async () => (await presence()) === "lost");
}, 60_000);

test("the clock is set: every minute, in one worker", async () => {
  expect(await query("select cron from pgboss.schedule where name = 'start-due-runs'")).toEqual([
    { cron: "* * * * *" },
  ]);
});
