import type { TenancyRows } from "../tenancy-table.ts";

const unscoped = "the ranks of the web's domains are the same for everybody";

export const rows: TenancyRows = {
  queries: {
    "lib/ranks/queries.ts#rankRelease": { unscoped },
    "lib/ranks/queries.ts#ranksOf": { unscoped },
  },
};
