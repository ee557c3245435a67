// What the team said of links, as conditions on a link l: its tags, and who looks after it.
import type { Params } from "#lib/db/params";
import type { LinkFilter } from "./link-filter.ts";
import type { SiteKeys } from "./site-keys.ts";

const SAME_LINK =
  "x.workspace_id = l.workspace_id AND x.source_id = l.source_id AND x.target_id = l.target_id";

// By name: the few links of a tag are found first. Without one: asked of each link, as a scalar, not joined.
export function tagSql(params: Params, workspace: string, tags: readonly string[]): string {
  const named = tags.filter((tag) => tag !== "");
  const parts = [];
  if (named.length > 0)
    parts.push(`(l.source_id, l.target_id) IN (SELECT x.source_id, x.target_id FROM link_tag x
      WHERE x.workspace_id = ${workspace} AND x.tag = ANY(${params.add(named)}::text[]))`);
  if (tags.includes("")) parts.push(`(SELECT true FROM link_tag x WHERE ${SAME_LINK} LIMIT 1) IS NULL`);
  return `(${parts.join(" OR ")})`;
}

export function careSql(
  params: Params,
  workspace: string,
  { me }: SiteKeys,
  carers: LinkFilter["care"],
): string {
  const people = carers.flatMap((one) => (one === "me" ? (me ?? []) : one === "nobody" ? [] : one));
  const parts = [
    `(l.source_id, l.target_id) IN (SELECT x.source_id, x.target_id FROM link_assignee x
      WHERE x.workspace_id = ${workspace} AND x.user_id = ANY(${params.add(people)}::uuid[]))`,
  ];
  if (carers.includes("nobody"))
    parts.push(`(SELECT true FROM link_assignee x WHERE ${SAME_LINK} LIMIT 1) IS NULL`);
  return `(${parts.join(" OR ")})`;
}
