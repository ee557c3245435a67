// Whom to write to is looked for by the worker, on the pages of the linking site itself.
import { expect, test } from "vitest";
import { anyConnection, query } from "#lib/db/sql";
import { findContactsJob } from "#lib/jobs/definitions/removals";
import { sendJob } from "#lib/jobs/queue";
import { askRemoval } from "#lib/removals/change-requests";
import { makeTruthRoom, truthStage } from "../support/truth-room.ts";
import { until } from "../support/visits.ts";

const page = (body: string) => ({ body: `<!doctype html><title>A site</title><body>${body}` });

const stage = truthStage(async (web) => {
  await query("truncate robots_file, host cascade");
  web.set(
    "http://a.test/",
    page(
      '<p>Words.</p><a href="/kontakt">Kontakt</a> <a href="/post">A post</a> <a href="http://b.test/contact">Friends</a>',
    ),
  );
  web.set("http://a.test/kontakt", page('<a href="mailto:Ana@a.test?subject=Hi">Ana</a>'));
  web.set("http://a.test/post", page('<a href="mailto:reader@c.test">A reader</a>'));
  web.set("http://b.test/robots.txt", {
    body: "User-agent: *\nDisallow: /",
    headers: { "content-type": "text/plain" },
  });
  web.set("http://b.test/", page('<a href="mailto:bob@b.test">Bob</a>'));
  return makeTruthRoom(["home.example"], web);
});

test("on its home and contact pages, where robots.txt allows, and where each came from is kept", async () => {
  const { team } = stage.room;
  await askRemoval(team.scope, { site: "home.example", domains: ["a.test", "b.test"], reason: "Bought" });
  await sendJob(anyConnection, findContactsJob, {});
  const waiting = async () => {
    const rows = await query<{ domain: string }>(
      "select domain from removal_request where contacts_read_at is null and contacts_tries > 0",
    );
    return rows.map(({ domain }) => domain);
  };
  await until(async () => (await waiting()).join() === "b.test");
  const found = await query(
    `select r.domain, c.kind, c.value, c.found_on as "foundOn" from removal_contact c join removal_request r on r.id = c.request_id order by c.kind`,
  );
  expect(found).toEqual([
    { domain: "a.test", kind: "mail", value: "ana@a.test", foundOn: "http://a.test/kontakt" },
    { domain: "a.test", kind: "page", value: "http://a.test/kontakt", foundOn: "http://a.test/" },
  ]);
  const asked = stage.web.requests.map(({ url }) => url);
  expect(asked).not.toContain("http://b.test/");
  expect(asked).not.toContain("http://a.test/post");
});
