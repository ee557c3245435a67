// domain_anchor and site_anchor, domain_target and site_target. A row of a domain is added to first; whether its links
// came or went altogether is read from what that returned, under its lock, and counts in the site's row.
import type { Sql } from "#lib/db/sql";
import type { UseDelta } from "./uses.ts";

/** The columns that tell one thing of a site from another, with their types. */
const THINGS = {
  anchor: { anchor_id: "int", anchor_kind: '"AnchorKind"' },
  target: { target_id: "int" },
} as const;

/** Adds to the rows of anchors or of targets, in the order of their keys: those of domains, then those of sites. */
export async function addUses(
  sql: Sql,
  workspaceId: number,
  thing: keyof typeof THINGS,
  deltas: readonly UseDelta[],
): Promise<void> {
  if (deltas.length === 0) return;
  const { keys, arrays, values } = keysOf(thing);
  await sql.query(
    `WITH d AS (
       SELECT * FROM unnest($2::int[], $3::int[], $4::int[], $5::int[], ${arrays(6)}) AS d(site_id, domain_id, live, follow, ${keys})),
     of_domains AS (
       INSERT INTO domain_${thing} AS t (workspace_id, site_id, ${keys}, domain_id, live, follow)
       SELECT $1, site_id, ${keys}, domain_id, live, follow FROM d ORDER BY site_id, ${keys}, domain_id
       ON CONFLICT (workspace_id, site_id, ${keys}, domain_id) DO UPDATE SET
         live = t.live + excluded.live, follow = t.follow + excluded.follow
       RETURNING site_id, ${keys}, domain_id, live)
     INSERT INTO site_${thing} AS t (workspace_id, site_id, ${keys}, domains, live, follow)
     SELECT $1, site_id, ${keys}, sum((now.live > 0)::int - (now.live - d.live > 0)::int), sum(d.live), sum(d.follow)
     FROM d JOIN of_domains now USING (site_id, ${keys}, domain_id)
     GROUP BY site_id, ${keys} ORDER BY site_id, ${keys}
     ON CONFLICT (workspace_id, site_id, ${keys}) DO UPDATE SET
       domains = t.domains + excluded.domains, live = t.live + excluded.live, follow = t.follow + excluded.follow`,
    [
      workspaceId,
      deltas.map(({ site }) => site),
      deltas.map(({ domain }) => domain),
      deltas.map(({ live }) => live),
      deltas.map(({ follow }) => follow),
      ...values(deltas),
    ],
  );
  await forgetUnused(
    sql,
    workspaceId,
    thing,
    deltas.filter(({ live }) => live < 0),
  );
}

/**
 * Rows that came to zero go. This transaction holds their locks, and whoever waits for one of them inserts it anew:
 * nothing is added to these tables but by the upsert above.
 */
async function forgetUnused(
  sql: Sql,
  workspaceId: number,
  thing: keyof typeof THINGS,
  fewer: readonly UseDelta[],
): Promise<void> {
  if (fewer.length === 0) return;
  const { keys, arrays, values } = keysOf(thing);
  const given = `unnest($2::int[], $3::int[], ${arrays(4)}) AS k(site_id, domain_id, ${keys})`;
  const same = keys
    .split(", ")
    .map((key) => `t.${key} = k.${key}`)
    .join(" AND ");
  await sql.query(
    `WITH of_domains AS (
       DELETE FROM domain_${thing} t USING ${given}
       WHERE t.workspace_id = $1 AND t.site_id = k.site_id AND ${same} AND t.domain_id = k.domain_id AND t.live = 0)
     DELETE FROM site_${thing} t USING ${given} WHERE t.workspace_id = $1 AND t.site_id = k.site_id AND ${same} AND t.live = 0`,
    [workspaceId, fewer.map(({ site }) => site), fewer.map(({ domain }) => domain), ...values(fewer)],
  );
}

function keysOf(thing: keyof typeof THINGS) {
  const columns = Object.entries(THINGS[thing]);
  return {
    keys: columns.map(([column]) => column).join(", "),
    arrays: (from: number) => columns.map(([, type], index) => `$${from + index}::${type}[]`).join(", "),
    values: (deltas: readonly UseDelta[]) => [
      deltas.map((delta) => delta.thing),
      ...(thing === "anchor" ? [deltas.map(({ anchorKind }) => anchorKind)] : []),
    ],
  };
}
