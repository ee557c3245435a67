import type { Sql } from "#lib/db/sql";
import { audit } from "./audit.ts";
import { slugsFor } from "./slug.ts";

export interface CreatedWorkspace {
  id: number;
  slug: string;
}

/** A new workspace with its first owner, in the caller's transaction. Its slug is the name's, or the next free one. */
export async function createWorkspace(sql: Sql, ownerId: string, name: string): Promise<CreatedWorkspace> {
  for (const slug of slugsFor(name)) {
    const [row] = await sql.query<CreatedWorkspace>(
      "insert into workspace (slug, name) values ($1, $2) on conflict (slug) do nothing returning id, slug",
      [slug, name],
    );
    if (row === undefined) continue;
    await sql.query("insert into member (workspace_id, user_id, role) values ($1, $2, 'owner')", [
      row.id,
      ownerId,
    ]);
    await audit(sql, { workspaceId: row.id, actorId: ownerId }, "workspace.created", slug, { name });
    return row;
  }
  throw new Error("slugs do not end");
}
