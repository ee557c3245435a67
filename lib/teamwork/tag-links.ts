import type { Sql } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { writeBatch } from "./link-batch.ts";
import type { Tagging } from "./schema.ts";
import type { Changed } from "./types.ts";

/** Adds tags to links, or takes them off. Throws AppError "not_found", "invalid", "too_large". */
export async function tagLinks(scope: WriteScope, input: Tagging): Promise<Changed> {
  const { site, what, change } = input;
  const adds = change === "add";
  const decision = {
    site,
    what,
    kind: adds ? "tagged" : "untagged",
    audit: { action: adds ? "link.tagged" : "link.untagged", detail: { tags: input.tags.join("; ") } },
  } as const;
  return writeBatch(scope, decision, async (sql, { params, workspace, batch }) => {
    const tags = `${params.add(await spelt(sql, scope.workspaceId, input.tags))}::text[]`;
    return adds
      ? `changed AS (
         INSERT INTO link_tag (workspace_id, source_id, target_id, tag, batch_id)
         SELECT ${workspace}::int, c.source_id, c.target_id, t.tag, ${batch} FROM chosen c CROSS JOIN unnest(${tags}) AS t(tag)
         ON CONFLICT DO NOTHING RETURNING source_id, target_id)`
      : `changed AS (
         DELETE FROM link_tag t USING chosen c WHERE t.workspace_id = ${workspace} AND t.source_id = c.source_id
           AND t.target_id = c.target_id AND t.tag = ANY(${tags}) RETURNING t.source_id, t.target_id, t.tag, t.batch_id),
       kept AS (
         INSERT INTO link_batch_row (batch_id, source_id, target_id, tag, was_batch_id)
         SELECT ${batch}, source_id, target_id, tag, batch_id FROM changed)`;
  });
}

/** Tags as the workspace spells them already: one spelling each, whatever the case they were typed in. */
async function spelt(sql: Sql, workspaceId: number, tags: readonly string[]): Promise<string[]> {
  // One step of the index a tag, however many links have it.
  const known = await sql.query<{ tag: string }>(
    `WITH RECURSIVE t AS (
       (SELECT min(tag) AS tag FROM link_tag WHERE workspace_id = $1)
       UNION ALL SELECT (SELECT min(x.tag) FROM link_tag x WHERE x.workspace_id = $1 AND x.tag > t.tag) FROM t WHERE t.tag IS NOT NULL)
     SELECT tag FROM t WHERE lower(tag) = ANY($2::text[])`,
    [workspaceId, tags.map((tag) => tag.toLowerCase())],
  );
  const spelling = new Map(known.map(({ tag }) => [tag.toLowerCase(), tag]));
  return tags.map((tag) => spelling.get(tag.toLowerCase()) ?? tag);
}
