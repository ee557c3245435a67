import { query } from "#lib/db/sql";
import { changeRemovals } from "#lib/removals/change-many";
import { askRemoval } from "#lib/removals/change-requests";
import { editors, everyone, type Ground, type TenancyRows } from "../tenancy-table.ts";

const today = "2026-03-01";
const name = "herons-secret-removal.example";
const asked = ({ site }: Ground) => ({ site: site.slug, domains: [name], reason: "Paid links" });

/** Begins a request, for its id. */
async function request(ground: Ground): Promise<string> {
  await askRemoval(await ground.cast.writer("alice"), asked(ground));
  const [row] = await query<{ id: string }>(
    "select id from removal_request where workspace_id = $1 and name = $2",
    [ground.cast.northlight.id, name],
  );
  return row?.id ?? "";
}

const terms = {
  subject: "herons-secret",
  body: "herons-secret {links}",
  remindAfterDays: 7,
  giveUpAfterDays: 14,
};

export const rows: TenancyRows = {
  actions: {
    "lib/removals/actions.ts#askRemoval": { roles: editors, input: asked },
    "lib/removals/actions.ts#noteRemovalStep": {
      roles: editors,
      input: async (ground) => ({ site: ground.site.slug, id: await request(ground), kind: "asked" }),
    },
    "lib/removals/actions.ts#dropRemoval": {
      roles: editors,
      input: async (ground) => ({ site: ground.site.slug, id: await request(ground) }),
    },
    "lib/removals/actions.ts#changeRemovals": {
      roles: editors,
      input: async (ground) => ({
        site: ground.site.slug,
        change: "asked",
        what: { kind: "picked", ids: [await request(ground)] },
      }),
    },
    "lib/removals/actions.ts#undoRemovals": {
      roles: editors,
      input: async (ground) => {
        const { batch } = await changeRemovals(await ground.cast.writer("alice"), {
          site: ground.site.slug,
          change: "withdrawn",
          what: { kind: "picked", ids: [await request(ground)] },
          note: "",
        });
        return { batch };
      },
    },
    // Charlie may write the same words at home: they hold no name of Northlight's.
    "lib/removals/actions.ts#setRemovalTerms": {
      roles: editors,
      input: () => ({ ...terms, subject: "Links", body: "{links}" }),
    },
  },
  queries: {
    "lib/removals/queries.ts#listRemovals": {
      roles: everyone,
      args: async (ground) => {
        await request(ground);
        return [ground.site.slug, today, { status: null, q: "", from: 0 }];
      },
    },
    "lib/removals/queries.ts#readRemoval": {
      roles: everyone,
      args: async (ground) => [ground.site.slug, today, await request(ground)],
    },
    "lib/removals/read-lines.ts#readLines": {
      roles: everyone,
      args: async (ground) => {
        await request(ground);
        return [{ id: ground.site.id, domainIds: [] }, today];
      },
    },
    "lib/removals/terms.ts#removalTerms": {
      roles: everyone,
      args: async ({ cast }) => {
        await query(
          `insert into removal_terms (workspace_id, subject, body) values ($1, $2, $3) on conflict (workspace_id) do update set subject = excluded.subject`,
          [cast.northlight.id, terms.subject, terms.body],
        );
        return [];
      },
    },
  },
};
