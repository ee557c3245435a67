// Pages that links lead to are read for their topics once in a while; then the links say what the two pages share.
import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { anyConnection, query } from "#lib/db/sql";
import { readTargetsJob } from "#lib/jobs/definitions/relevance";
import { sendJob } from "#lib/jobs/queue";
import { makeTruthRoom, truthStage } from "../support/truth-room.ts";
import { until } from "../support/visits.ts";

const { texts } = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, "../fixtures/relevance/en.json"), "utf8"),
) as { texts: Record<string, string> };
const shoes = "http://home.example/running-shoes";
const loans = "http://home.example/mortgage";
const posts = {
  "http://a.test/review": "running-shoes-review",
  "http://b.test/plan": "marathon-training",
  "http://c.test/bread": "sourdough",
};

const linking = (name: string) =>
  (texts[name] ?? "").replace("</p>", ` <a href="${shoes}">this one</a> <a href="${loans}">and that</a></p>`);

const stage = truthStage(async (web) => {
  await query("truncate target_look, robots_file, host cascade");
  for (const [url, name] of Object.entries(posts)) web.set(url, { body: linking(name) });
  web.set(shoes, { body: texts["running-shoes"] ?? "" });
  web.set(loans, { body: texts.mortgage ?? "" });
  const room = await makeTruthRoom(["home.example"], web);
  await room.import(["source,target", ...Object.keys(posts).map((url) => `${url},${shoes}`)].join("\n"));
  return room;
});

const asked = (url: string) => stage.web.requests.filter((request) => request.url === url).length;
const waiting = async () => {
  const [row] = await query<{ count: number }>(
    "select count(*)::int as count from page_topic where wanted_at <= now() + interval '1 hour' or judge",
  );
  return row?.count;
};
async function readTargets(): Promise<void> {
  await sendJob(anyConnection, readTargetsJob, {});
  await until(async () => (await waiting()) === 0);
}
const relevance = async () => {
  const rows = await query<{ line: string }>(
    `select s.url || ' ' || t.url || ' ' || coalesce(l.relevance::text, '-') as line
     from link l join page s on s.id = l.source_id join page t on t.id = l.target_id where l.workspace_id = $1 and not l.same_domain order by 1`,
    [stage.room.team.workspaceId],
  );
  return rows.map(({ line }) => line.replaceAll("http://", "").replaceAll("home.example", ""));
};
const judged = [
  "a.test/review /mortgage unrelated",
  "a.test/review /running-shoes same",
  "b.test/plan /mortgage unrelated",
  "b.test/plan /running-shoes related",
  "c.test/bread /mortgage unrelated",
  "c.test/bread /running-shoes unrelated",
];

test("each target is asked once, whole, and its links are judged", async () => {
  await stage.room.verify();
  expect(await relevance()).toEqual(judged.map((line) => line.replace(/\w+$/, "-")));
  expect([asked(shoes), asked(loans)]).toEqual([0, 0]);
  await readTargets();
  expect(await relevance()).toEqual(judged);
  await stage.room.verify();
  await readTargets();
  expect([asked(shoes), asked(loans)]).toEqual([1, 1]);
  expect(await relevance()).toEqual(judged);
  // What the target links to is nobody's business here.
  expect(
    await query("select 1 from link l join page p on p.id = l.source_id where p.url = $1", [shoes]),
  ).toEqual([]);
});

test("after a month it is read again, and its links are judged by what it says then", async () => {
  await stage.room.verify();
  await readTargets();
  stage.web.set(shoes, { body: texts["home-loan"] ?? "" });
  await query("update page_topic set read_at = now() - interval '31 days'");
  // Another link appears: the page is looked at, and its targets are found to be known for too long.
  stage.web.set("http://a.test/review", { body: linking("mortgage") });
  await stage.room.verify();
  await readTargets();
  expect(asked(shoes)).toBe(2);
  expect((await relevance()).slice(0, 4)).toEqual([
    "a.test/review /mortgage same",
    "a.test/review /running-shoes same",
    "b.test/plan /mortgage unrelated",
    "b.test/plan /running-shoes unrelated",
  ]);
});

test("a target that is gone, or that robots.txt closes, is not asked again at once", async () => {
  stage.web.set(shoes, { status: 404, body: "<title>Gone</title>" });
  stage.web.set("http://home.example/robots.txt", { body: "User-agent: *\nDisallow: /mortgage" });
  await stage.room.verify();
  await readTargets();
  expect(
    await query(
      "select 1 from page_topic where workspace_id = $1 and terms is null and read_at is not null",
      [stage.room.team.workspaceId],
    ),
  ).toHaveLength(2);
  await sendJob(anyConnection, readTargetsJob, {});
  await stage.room.verify();
  expect([asked(shoes), asked(loans)]).toEqual([1, 0]);
  expect(await relevance()).toEqual(judged.map((line) => line.replace(/\w+$/, "-")));
});
