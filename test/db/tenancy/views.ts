import { query } from "#lib/db/sql";
import { editors, everyone, type TenancyRows } from "../tenancy-table.ts";

const view = { list: "links", name: "herons-secret view", shared: true, params: { side: "inbound" } };

/** One of the team's views; made anew when an earlier row removed it. */
async function viewId(workspaceId: number, siteId: number): Promise<string> {
  const id = crypto.randomUUID();
  await query(
    `insert into saved_view (id, workspace_id, site_id, list, name, params, created_by_id)
     select $1, $2, $3, 'links', 'herons-secret view', '{}', (select id from app_user limit 1)`,
    [id, workspaceId, siteId],
  );
  return id;
}

export const rows: TenancyRows = {
  actions: {
    "lib/views/actions.ts#saveView": { roles: editors, input: ({ site }) => ({ ...view, site: site.slug }) },
    "lib/views/actions.ts#removeView": {
      roles: editors,
      input: async ({ site, cast }) => ({ site: site.slug, id: await viewId(cast.northlight.id, site.id) }),
    },
  },
  queries: {
    "lib/views/queries.ts#listViews": {
      roles: everyone,
      args: async ({ site, cast }) => {
        await viewId(cast.northlight.id, site.id);
        return [site.slug, "links"];
      },
    },
  },
};
