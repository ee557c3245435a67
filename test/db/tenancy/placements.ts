import { query } from "#lib/db/sql";
import { addPlacement } from "#lib/placements/add-placement";
import { PlacementFilter, PlacementForm } from "#lib/placements/schema";
import { editors, everyone, type Ground, type TenancyRows } from "../tenancy-table.ts";

const today = "2026-03-01";
const filter = PlacementFilter.parse({});
const promise = ({ site }: Ground) => ({
  source: "https://herons-secret-magazine.example/article",
  target: `https://${site.slug}/`,
  anchor: "herons-secret",
});

/** A placement of Northlight's: the same row each time, brought back when an action put it away. */
async function newPlacement(ground: Ground): Promise<{ id: string }> {
  const form = PlacementForm.parse({ site: ground.site.slug, ...promise(ground) });
  const { id } = await addPlacement(await ground.cast.writer("alice"), form);
  await query("update placement set archived_at = null where id = $1", [id]);
  return { id };
}
const ids = async (ground: Ground) => ({ ids: [(await newPlacement(ground)).id] });
const args = async (ground: Ground) => {
  await newPlacement(ground);
  return [ground.site.slug, filter, today];
};

export const rows: TenancyRows = {
  actions: {
    "lib/placements/actions.ts#addPlacement": {
      roles: editors,
      input: (ground) => ({ site: ground.site.slug, ...promise(ground) }),
    },
    "lib/placements/actions.ts#updatePlacement": {
      roles: editors,
      input: async (ground) => ({
        ...(await newPlacement(ground)),
        ...promise(ground),
        notes: "herons-secret",
      }),
    },
    "lib/placements/actions.ts#archivePlacements": { roles: editors, input: ids },
    "lib/placements/actions.ts#restorePlacements": { roles: editors, input: ids },
    "lib/placements/actions.ts#acceptFound": { roles: editors, input: newPlacement },
    "lib/placements/actions.ts#noteMailDraft": { roles: editors, input: newPlacement },
    "lib/placements/actions.ts#setAgreed": {
      roles: editors,
      input: async (ground) => ({
        ...(await newPlacement(ground)),
        anchor: "Herons",
        rel: "follow",
        place: null,
      }),
    },
  },
  queries: {
    "lib/placements/queries.ts#listPlacements": {
      roles: everyone,
      args: async (ground) => {
        await newPlacement(ground);
        const order = { sort: "added", dir: "desc" };
        return [ground.site.slug, filter, order, { cursor: null, limit: 10 }, today];
      },
    },
    "lib/placements/queries.ts#countPlacements": { roles: everyone, args, figures: true },
    "lib/placements/queries.ts#placementFacets": { roles: everyone, args, figures: true },
    "lib/placements/queries.ts#placementSummary": {
      roles: everyone,
      args: ({ site }) => [site.slug, today],
      figures: true,
    },
    "lib/placements/detail.ts#placementDetail": {
      roles: everyone,
      args: async (ground) => [ground.site.slug, (await newPlacement(ground)).id],
    },
    "lib/placements/survival.ts#survivalReport": {
      roles: everyone,
      args: ({ site }) => [site.slug, "tactic"],
      figures: true,
    },
    "lib/placements/placement-sql.ts#placementSite": {
      roles: everyone,
      args: ({ site }) => [site.slug],
      figures: true,
    },
  },
};
