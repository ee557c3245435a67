import { query } from "#lib/db/sql";
import { recordHeldList } from "#lib/disavow/change-list";
import { readDraft } from "#lib/disavow/queries";
import { judgeLinks } from "#lib/toxic/judge-links";
import { editors, everyone, type Ground, type TenancyRows } from "../tenancy-table.ts";

const today = "2026-03-01";
const spam = "herons-secret-spam.example";

const judgement = ({ site }: Ground) => ({
  site: site.slug,
  opinion: "toxic" as const,
  on: "domain" as const,
  what: { kind: "names" as const, names: [spam] },
  reason: "Paid links",
});

/** Marks a domain, for the ids of it. */
async function opinion(ground: Ground): Promise<{ id: string; batch: string }> {
  const judged = await judgeLinks(await ground.cast.writer("alice"), judgement(ground));
  const batch = judged.batch ?? "";
  const [row] = await query<{ id: string }>("select id from opinion where batch_id = $1", [batch]);
  return { id: row?.id ?? "", batch };
}

const property = ({ slug }: Ground["site"]) => ({ site: slug, property: `https://${slug}/` });

/** Records what Google holds, for the id of its version. */
async function version({ cast, site }: Ground): Promise<string> {
  await recordHeldList(await cast.writer("alice"), { ...property(site), list: `domain:${spam}\n` });
  const [row] = await query<{ id: string }>(
    "select id from disavow_version where workspace_id = $1 order by number desc limit 1",
    [cast.northlight.id],
  );
  return row?.id ?? "";
}

export const rows: TenancyRows = {
  actions: {
    "lib/toxic/actions.ts#judgeLinks": { roles: editors, input: judgement },
    "lib/toxic/actions.ts#undoJudgement": {
      roles: editors,
      input: async (ground) => ({ batch: (await opinion(ground)).batch }),
    },
    "lib/toxic/actions.ts#removeOpinion": {
      roles: editors,
      input: async (ground) => ({ site: ground.site.slug, id: (await opinion(ground)).id }),
    },
    "lib/disavow/actions.ts#recordEmptyList": {
      roles: editors,
      input: ({ site }) => ({ site: site.slug, property: `https://${site.slug}/` }),
    },
    "lib/disavow/actions.ts#createVersion": {
      roles: editors,
      input: async ({ cast, site }) => {
        await recordHeldList(await cast.writer("alice"), { ...property(site), list: `domain:${spam}\n` });
        const { number, fingerprint } = await readDraft(await cast.scope("alice"), site.slug, today);
        return { ...property(site), number, fingerprint };
      },
    },
    "lib/disavow/actions.ts#markUploaded": {
      roles: editors,
      input: async (ground) => ({ site: ground.site.slug, id: await version(ground), on: today }),
    },
  },
  routes: {
    "app/api/[workspace]/sites/[site]/disavow/[id]/route.ts#GET": {
      roles: everyone,
      params: async (ground) => ({ site: ground.site.slug, id: await version(ground) }),
    },
    "app/api/[workspace]/sites/[site]/disavow/held/route.ts#POST": {
      roles: editors,
      params: ({ site }) => ({ site: site.slug }),
      search: "?property=https://herons-secret.example/",
      body: () => `domain:${spam}\n`,
    },
  },
  queries: {
    "lib/toxic/queries.ts#listOpinions": {
      roles: everyone,
      args: async (ground) => {
        await opinion(ground);
        return [ground.site.slug, { kind: "toxic" }];
      },
    },
    "lib/toxic/queries.ts#countOpinions": { roles: everyone, args: ({ site }) => [site.slug], figures: true },
    "lib/disavow/queries.ts#disavowState": { roles: everyone, args: ({ site }) => [site.slug, today] },
    "lib/disavow/queries.ts#readDraft": {
      roles: everyone,
      args: async (ground) => {
        await opinion(ground);
        return [ground.site.slug, today];
      },
    },
    "lib/disavow/queries.ts#listsOf": {
      roles: everyone,
      args: async (ground) => {
        await version(ground);
        return [ground.site.id];
      },
    },
    "lib/disavow/compare-versions.ts#compareVersions": {
      roles: everyone,
      args: async (ground) => {
        await version(ground);
        const names = ["herons-secret-unlisted.example"];
        const what = { kind: "names" as const, names };
        await judgeLinks(await ground.cast.writer("alice"), { ...judgement(ground), what });
        return [ground.site.slug, today, { ...property(ground.site), from: null, to: null }];
      },
    },
    "lib/disavow/compare-versions.ts#newestCompared": {
      roles: everyone,
      args: async (ground) => {
        await version(ground);
        return [ground.site.slug, ""];
      },
    },
    "lib/disavow/after-uploads.ts#afterUploads": {
      roles: everyone,
      figures: true,
      args: ({ site }) => [site.slug, property(site).property],
    },
    "lib/disavow/queries.ts#versionFile": {
      roles: everyone,
      args: async (ground) => [ground.site.slug, await version(ground)],
    },
  },
};
