import { beforeAll, expect, test } from "vitest";
import { standingOf } from "#lib/core/standing";
import { query } from "#lib/db/sql";
import { byHandSql, isDueSql, needsEyesSql, standingSql } from "#lib/hand-checks/standing-sql";
import { STATUSES } from "#lib/links/link-filter";
import { createPlacements } from "#lib/placements/create-placement";
import { makeWorkspace, type TestWorkspace } from "../support/workspace.ts";

const today = "2026-03-10";
let team: TestWorkspace;

beforeAll(async () => {
  team = await makeWorkspace("shop.example");
  const none = { anchor: null, rel: null, price: null, currency: null, vendor: null, contact: null };
  await createPlacements(team.scope, {
    siteId: team.siteId,
    importId: null,
    rows: [
      {
        ...none,
        source: "https://blog.example/",
        target: "https://shop.example/",
        tactic: null,
        liveOn: null,
        expiresOn: null,
        notes: null,
      },
    ],
  });
});

test("the SQL says of every case what the function says", async () => {
  const words = [
    null,
    ...[true, false].flatMap((seen) =>
      ["2026-03-09", today, "2026-03-11"].map((askAgainOn) => ({ seen, on: "2026-02-01", askAgainOn })),
    ),
  ];
  let cases = 0;
  for (const verdict of STATUSES) {
    for (const looked of [true, false]) {
      for (const word of words) {
        await query(
          `UPDATE placement SET headline = $2::"Headline", checked_at = CASE WHEN $3::boolean THEN now() END, hand_seen = $4,
             hand_on = $5, ask_again_on = $6 WHERE workspace_id = $1`,
          [team.workspaceId, verdict, looked, word?.seen ?? null, word?.on ?? null, word?.askAgainOn ?? null],
        );
        const [row] = await query(
          `SELECT ${standingSql("p", "$2::date")} AS status, ${byHandSql("p", "$2::date")} AS "byHand",
             ${isDueSql("p", "$2::date")} AS "isDue", ${needsEyesSql("p", "$2::date")} AS "needsEyes"
           FROM placement p WHERE workspace_id = $1`,
          [team.workspaceId, today],
        );
        expect(row, `${verdict} ${looked} ${JSON.stringify(word)}`).toEqual(
          standingOf(verdict, looked, word, today),
        );
        cases += 1;
      }
    }
  }
  expect(cases).toBe(8 * 2 * 7);
});
