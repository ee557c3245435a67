import { query } from "#lib/db/sql";
import { setWeights } from "#lib/toxic/weights/set-weights";
import { editors, everyone, type Ground, type TenancyRows } from "../tenancy-table.ts";

const last = async ({ cast }: Ground) => {
  const [row] = await query<{ number: number | null }>(
    "select max(number) as number from toxic_weights where workspace_id = $1",
    [cast.northlight.id],
  );
  return row?.number ?? 0;
};

let made = 0;
/** Weights that name something of Northlight's; each time others. */
async function weights(ground: Ground): Promise<number> {
  const changes = { lists: { wellKnown: { add: [`herons-secret-${made++}.example`] } } };
  const set = await setWeights(await ground.cast.writer("alice"), { number: await last(ground), changes });
  return set.number;
}

export const rows: TenancyRows = {
  actions: {
    // Charlie may set the same at home: it names nothing of Northlight's.
    "lib/toxic/actions.ts#setToxicWeights": {
      roles: editors,
      input: async (ground) => ({ number: await weights(ground), changes: { points: { sitewide: 9 } } }),
    },
    "lib/toxic/actions.ts#restoreToxicWeights": {
      roles: editors,
      input: async (ground) => {
        const restore = await weights(ground);
        return { number: await weights(ground), restore };
      },
    },
  },
  queries: {
    "lib/toxic/weights/queries.ts#readWeightsView": {
      roles: everyone,
      args: async (ground) => {
        await weights(ground);
        return [];
      },
    },
  },
};
