import { newId } from "#lib/db/new-id";
import { query } from "#lib/db/sql";
import { recordTraffic } from "#lib/traffic/record-traffic";
import { everyone, type Ground, type TenancyRows } from "../tenancy-table.ts";

const none = { clicks: null, impressions: null, sessions: null, position: null };

/** Visits of Northlight's: of the page that its link leads to, and of a domain that sent some. */
async function recorded({ cast, site, link }: Ground): Promise<void> {
  const [page] = await query<{ url: string }>("SELECT url FROM page WHERE id = $1", [link.target]);
  await recordTraffic(await cast.writer("alice"), {
    siteId: site.id,
    importId: newId(),
    period: null,
    rows: [
      { ...none, page: page?.url ?? "", host: null, clicks: 41, impressions: 900 },
      { ...none, page: null, host: "herons-secret-fan.example", sessions: 17 },
    ],
  });
}

export const rows: TenancyRows = {
  queries: {
    "lib/traffic/queries.ts#trafficPeriods": {
      roles: everyone,
      args: async (ground) => {
        await recorded(ground);
        return [ground.site.slug];
      },
      figures: true,
    },
    "lib/traffic/page-figures.ts#figuresOfPages": {
      roles: everyone,
      args: async (ground) => {
        await recorded(ground);
        return [ground.site.id, [ground.link.target]];
      },
      figures: true,
    },
  },
};
