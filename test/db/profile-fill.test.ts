// What the profile's migration makes of links that were there before it is what the writer would have counted.
import fs from "node:fs";
import { expect, test } from "vitest";
import { query } from "#lib/db/sql";
import { createSite } from "#lib/sites/create-site";
import { lookAt, pageWith } from "../support/looks.ts";
import { expectTrue } from "../support/recount.ts";
import { makeWorkspace, record, report } from "../support/workspace.ts";

const MIGRATION = "prisma/migrations/20261128121053_profile/migration.sql";
const TABLES = [
  "domain_anchor",
  "site_anchor",
  "domain_target",
  "site_target",
  "domain_source",
  "site_summary",
];
const NEW = ["waiting", "not_found", "content", "navigation", "footer", "image", "redirect"];

test("the new tables and columns are filled from the links that are there", async () => {
  const team = await makeWorkspace("shop.example");
  await createSite(team.scope, { domain: "rival.example", kind: "competitor" });
  const sources = [1, 2, 3].map((n) => `https://blog-${n}.example/post`);
  await report(
    team,
    sources.map((source) => ({
      source,
      target: "https://shop.example/a",
      anchor: "the guide",
      relClass: "follow",
    })),
    { vendor: "moz" },
  );
  await report(team, [{ source: "https://blog-1.example/post", target: "https://rival.example/" }]);
  await record(team, [
    lookAt(sources[0] as string, {
      html: pageWith(
        '<a href="https://shop.example/a">A guide</a>',
        '<footer><a href="https://shop.example/b"><img src="x.png" alt="shop"></a></footer>',
      ),
    }),
  ]);
  // Looked for twice and not found: refuted.
  for (const at of ["2026-03-11T12:00:00.000Z", "2026-03-12T12:00:00.000Z"]) {
    await record(team, [lookAt(sources[1] as string, { at, html: pageWith("nothing") })]);
  }
  await expectTrue(team.workspaceId);

  for (const table of TABLES) await query(`DELETE FROM ${table}`);
  const none = NEW.map((column) => `${column} = 0`).join(", ");
  await query(`UPDATE domain_link SET ${none}`);
  await query(`UPDATE referring_domain SET ${none}`);
  const statements = fs.readFileSync(MIGRATION, "utf8").split(";\n");
  const fill = statements.filter((text) => /^\s*(INSERT INTO|UPDATE) /.test(text));
  for (const text of fill) await query(text);

  await expectTrue(team.workspaceId);
  const [counted] = await query(
    "SELECT count(*)::int AS anchors, sum(domains)::int AS domains FROM site_anchor",
  );
  expect(counted).toEqual({ anchors: 3, domains: 3 });
});
