// Contacts of a site that somebody asked for are looked for by the worker, on the site's own pages.
import { expect, test } from "vitest";
import { anyConnection, query } from "#lib/db/sql";
import { findSiteContactsJob } from "#lib/jobs/definitions/contacts";
import { sendJob } from "#lib/jobs/queue";
import { lookForContacts } from "#lib/outreach/contacts/ask-lookups";
import { readContactView } from "#lib/outreach/contacts/contact-view";
import { listContacts } from "#lib/outreach/contacts/queries";
import { addressHash } from "#lib/outreach/contacts/suppressed";
import { makeTruthRoom, truthStage } from "../support/truth-room.ts";
import { until } from "../support/visits.ts";

const page = (body: string) => ({ body: `<!doctype html><title>A site</title><body>${body}` });

const stage = truthStage(async (web) => {
  await query("truncate robots_file, host cascade");
  web.set(
    "http://a.test/",
    page(
      '<p>desk@a.test</p><a href="/kontakt">Kontakt</a> <a href="/team">Team</a> <a href="/post">A post</a>',
    ),
  );
  web.set(
    "http://a.test/kontakt",
    page(
      "<form method=post><input type=email name=mail><textarea name=text></textarea></form><p>erased@a.test</p>",
    ),
  );
  web.set(
    "http://a.test/team",
    page('<h1>Team</h1><p>Ana Lopes, editor: <a href="mailto:ana@a.test">mail</a></p>'),
  );
  web.set("http://a.test/post", page('<a href="mailto:reader@c.test">A reader</a>'));
  web.set("http://b.test/", page("<h1>Contact</h1><p>bob [at] b.test</p>"));
  web.set("http://c.test/robots.txt", {
    body: "User-agent: *\nDisallow: /",
    headers: { "content-type": "text/plain" },
  });
  web.set("http://c.test/", page('<a href="mailto:cy@c.test">Cy</a>'));
  return makeTruthRoom(["home.example"], web);
});

test("with the page that proves each; what is hidden, forbidden or erased is not added", async () => {
  const { team } = stage.room;
  await query(
    "INSERT INTO suppression (id, workspace_id, kind, value, cause) VALUES (gen_random_uuid(), $1, 'address_hash', $2, 'erased')",
    [team.workspaceId, addressHash("erased@a.test")],
  );
  await lookForContacts(team.scope, { domains: ["a.test", "b.test", "c.test"], prospects: [] });
  await sendJob(anyConnection, findSiteContactsJob, {});
  const lookups = () =>
    query<{ domain: string; read: boolean; failure: string | null }>(
      `select domain, read_at is not null as read, failure from contact_lookup order by domain`,
    );
  await until(async () => (await lookups()).every(({ read, failure }) => read || failure !== null));
  expect(await lookups()).toEqual([
    { domain: "a.test", read: true, failure: null },
    {
      domain: "b.test",
      read: true,
      failure: "The site hides its addresses from robots; they are not decoded.",
    },
    { domain: "c.test", read: false, failure: expect.stringContaining("robots.txt") },
  ]);
  const { lines } = await listContacts(team.scope, readContactView({}));
  const told = lines.map(({ channel, value, name, job, origin, foundOn }) => [
    channel,
    value,
    name,
    job,
    origin,
    foundOn,
  ]);
  expect(told.sort()).toEqual([
    ["form", "http://a.test/kontakt", null, null, "page", "http://a.test/kontakt"],
    ["mail", "ana@a.test", "Ana Lopes", "editor", "page", "http://a.test/team"],
    ["mail", "desk@a.test", null, null, "page", "http://a.test/"],
  ]);
  expect(stage.web.requests.map(({ url }) => url)).not.toContain("http://a.test/post");
});
