import { tagLinks } from "#lib/teamwork/tag-links";
import { editors, type Ground, type TenancyRows } from "../tenancy-table.ts";

const chosen = ({ site, link }: Ground) => ({
  site: site.slug,
  what: { kind: "picked" as const, links: [link] },
});

/** Tags a link, for the id of the decision. */
async function batch(ground: Ground): Promise<string> {
  const tags = [`herons-secret ${crypto.randomUUID()}`];
  const done = await tagLinks(await ground.cast.writer("alice"), { ...chosen(ground), change: "add", tags });
  return done.batch ?? "";
}

export const rows: TenancyRows = {
  actions: {
    "lib/teamwork/actions.ts#tagLinks": {
      roles: editors,
      input: (ground) => ({ ...chosen(ground), change: "add", tags: "herons-secret tag" }),
    },
    "lib/teamwork/actions.ts#assignLinks": {
      roles: editors,
      input: (ground) => ({ ...chosen(ground), person: null }),
    },
    "lib/teamwork/actions.ts#undoLinkBatch": {
      roles: editors,
      input: async (ground) => ({ batch: await batch(ground) }),
    },
  },
};
