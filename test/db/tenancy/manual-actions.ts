import { query } from "#lib/db/sql";
import { openCase } from "#lib/manual-actions/change-case";
import { addSamples } from "#lib/manual-actions/change-samples";
import { noteCaseStep } from "#lib/manual-actions/note-step";
import { editors, everyone, type Ground, type TenancyRows } from "../tenancy-table.ts";

const today = "2026-03-01";
const sample = "https://herons-secret-samples.example/1";

const notice = ({ site }: Ground) => ({
  site: site.slug,
  kind: "links_to" as const,
  property: "https://herons-secret.example/",
  noticedOn: "2026-02-01",
  notice: "Of the herons-secret links",
});

/** Records a notice with one sample, for its id. */
async function recorded(ground: Ground): Promise<string> {
  const scope = await ground.cast.writer("alice");
  const { id } = await openCase(scope, notice(ground));
  await addSamples(scope, { site: ground.site.slug, id, given: sample });
  return id;
}
const ref = async (ground: Ground) => ({ site: ground.site.slug, id: await recorded(ground) });
const params = ref;
/** Arguments of a reading of one case. */
const read =
  (...more: unknown[]) =>
  async (ground: Ground) => [ground.site.slug, ...more, await recorded(ground)];

export const rows: TenancyRows = {
  actions: {
    "lib/manual-actions/actions.ts#openCase": { roles: editors, input: notice },
    "lib/manual-actions/actions.ts#editCase": {
      roles: editors,
      input: async (ground) => ({ ...notice(ground), id: await recorded(ground) }),
    },
    "lib/manual-actions/actions.ts#dropCase": { roles: editors, input: ref },
    "lib/manual-actions/actions.ts#chooseVersion": {
      roles: editors,
      input: async (ground) => ({ ...(await ref(ground)), version: null }),
    },
    "lib/manual-actions/actions.ts#keepDraft": {
      roles: editors,
      input: async (ground) => ({ ...(await ref(ground)), text: "herons-secret", replaces: null }),
    },
    "lib/manual-actions/actions.ts#noteCaseStep": {
      roles: editors,
      input: async (ground) => ({ ...(await ref(ground)), kind: "submitted", on: "2026-02-10" }),
    },
    "lib/manual-actions/actions.ts#takeBackStep": {
      roles: editors,
      input: async (ground) => {
        const id = await recorded(ground);
        const step = { site: ground.site.slug, id, kind: "submitted" as const, on: "2026-02-10", note: "" };
        await noteCaseStep(await ground.cast.writer("alice"), step);
        const [row] = await query<{ id: string }>("select id from manual_action_step where case_id = $1", [
          id,
        ]);
        return { site: ground.site.slug, id, step: row?.id };
      },
    },
    "lib/manual-actions/actions.ts#dropSample": {
      roles: editors,
      input: async (ground) => {
        const id = await recorded(ground);
        const [row] = await query<{ id: string }>("select id from manual_action_sample where case_id = $1", [
          id,
        ]);
        return { site: ground.site.slug, id, sample: row?.id };
      },
    },
    "lib/manual-actions/actions.ts#askForSamples": { roles: editors, input: ref },
    // Charlie may ask for a batch that is not there at home: nothing is.
    "lib/manual-actions/actions.ts#takeBackAsked": {
      roles: editors,
      input: () => ({ batch: "0190a0a0-0000-7000-8000-000000000000" }),
    },
    "lib/manual-actions/actions.ts#markSamples": {
      roles: editors,
      input: async (ground) => ({ ...(await ref(ground)), on: "domain", reason: "Named" }),
    },
  },
  routes: {
    "app/api/[workspace]/sites/[site]/manual-actions/[id]/samples/route.ts#GET": { roles: everyone, params },
    "app/api/[workspace]/sites/[site]/manual-actions/[id]/samples/route.ts#POST": {
      roles: editors,
      params,
      body: () => "https://a.example/2",
    },
    "app/api/[workspace]/sites/[site]/manual-actions/[id]/removals/route.ts#GET": { roles: everyone, params },
    "app/api/[workspace]/sites/[site]/manual-actions/[id]/text/route.ts#GET": { roles: everyone, params },
  },
  queries: {
    "lib/manual-actions/queries.ts#listCases": {
      roles: everyone,
      args: async (ground) => {
        await recorded(ground);
        return [ground.site.slug];
      },
    },
    "lib/manual-actions/queries.ts#showCase": { roles: everyone, args: read(today) },
    "lib/manual-actions/read-case.ts#readCase": { roles: everyone, args: read(today) },
    "lib/manual-actions/case-tables.ts#exportCase": {
      roles: everyone,
      args: async (ground) => [...(await read()(ground)), "samples"],
    },
    "lib/manual-actions/case-tables.ts#exportCaseText": { roles: everyone, args: read() },
  },
};
