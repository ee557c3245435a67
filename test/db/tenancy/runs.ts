import { newId } from "#lib/db/new-id";
import { query } from "#lib/db/sql";
import { editors, everyone, type Ground, type TenancyRows } from "../tenancy-table.ts";

/** A run of Northlight's that is under way, with one page read and one waiting. */
async function newRun({ cast, site, link }: Ground): Promise<string> {
  const id = newId();
  await query(
    `insert into run (id, workspace_id, site_id, number, state, selection, pages, pages_done, filled_at, started_by_id)
     select $1, $2, $3, coalesce(max(number), 0) + 1, 'running', '{"kind":"all"}', 2, 1, now(), $4
       from run where workspace_id = $2`,
    [id, cast.northlight.id, site.id, cast.people.alice.id],
  );
  await query("insert into host (name) values ('herons-secret-fan.example') on conflict do nothing");
  await query(
    `insert into visit (run_id, page_id, workspace_id, host_id, state, attempt, headline, note, done_at)
     select $1, page_id, $2, (select max(id) from host), state::"VisitState", 0, headline::"Headline", null, done_at
       from (values ($3::int, 'done', 'live', now()), ($4::int, 'queued', null, null)) v (page_id, state, headline, done_at)`,
    [id, cast.northlight.id, link.source, link.target],
  );
  return id;
}
const ref = async (ground: Ground) => ({ id: await newRun(ground) });
const args = async (ground: Ground) => [await newRun(ground)];

export const rows: TenancyRows = {
  actions: {
    "lib/runs/actions.ts#verifyLinks": {
      roles: editors,
      input: ({ site }) => ({ site: site.slug, selection: { kind: "all" } }),
    },
    "lib/runs/actions.ts#pauseRun": { roles: editors, input: ref },
    "lib/runs/actions.ts#resumeRun": { roles: editors, input: ref },
    "lib/runs/actions.ts#cancelRun": { roles: editors, input: ref },
  },
  routes: {
    "app/api/[workspace]/runs/[id]/events/route.ts#GET": { roles: everyone, params: ref },
  },
  queries: {
    "lib/runs/queries.ts#listRuns": {
      roles: everyone,
      args: async (ground) => {
        await newRun(ground);
        return [ground.site.slug];
      },
      figures: true,
    },
    "lib/runs/queries.ts#runOf": {
      roles: everyone,
      args: async (ground) => [ground.site.slug, await newRun(ground)],
      figures: true,
    },
    "lib/runs/queries.ts#runProgress": { roles: everyone, args, figures: true },
    "lib/runs/queries.ts#waitingHosts": { roles: everyone, args },
    "lib/runs/queries.ts#latestVisits": { roles: everyone, args },
    "lib/runs/queries.ts#runDetail": { roles: everyone, args },
  },
};
