import { query } from "#lib/db/sql";
import { editors, everyone, type Ground, type TenancyRows } from "../tenancy-table.ts";

/** A schedule of a tag of Northlight's. */
async function newTagSchedule({ cast, site }: Ground): Promise<{ site: string; id: string }> {
  const [row] = await query<{ id: string }>(
    `insert into schedule (id, workspace_id, site_id, kind, tag, every_hours) values (gen_random_uuid(), $1, $2, 'tag', 'herons-secret', 24)
     on conflict (workspace_id, site_id, kind, coalesce(tag, ''), coalesce(page_id, 0)) do update set every_hours = 24 returning id`,
    [cast.northlight.id, site.id],
  );
  return { site: site.slug, id: row?.id as string };
}

export const rows: TenancyRows = {
  actions: {
    "lib/watching/actions.ts#saveSchedules": {
      roles: editors,
      input: ({ site }) => ({ site: site.slug, agreed: "24", backlinks: "never" }),
    },
    "lib/watching/actions.ts#saveTagSchedule": {
      roles: editors,
      input: ({ site }) => ({ site: site.slug, tag: "herons-secret", every: "72" }),
    },
    "lib/watching/actions.ts#removeSchedule": { roles: editors, input: newTagSchedule },
    "lib/watching/actions.ts#watchPage": {
      roles: editors,
      input: ({ site, link }) => ({ site: site.slug, pageId: link.source, every: "24" }),
    },
  },
  queries: {
    "lib/watching/queries.ts#watchSettings": {
      roles: everyone,
      args: async (ground) => {
        await newTagSchedule(ground);
        return [ground.site.slug];
      },
    },
    "lib/watching/queries.ts#pageWatch": {
      roles: everyone,
      args: ({ site, link }) => [site.slug, link.source],
      figures: true,
    },
    "lib/watching/queries.ts#nextLooks": {
      roles: everyone,
      args: ({ site }) => [site.slug, 100],
      figures: true,
    },
  },
};
