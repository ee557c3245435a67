import { newId } from "#lib/db/new-id";
import { editors, everyone, type TenancyRows } from "../tenancy-table.ts";

const today = "2026-03-01";

export const rows: TenancyRows = {
  actions: {
    "lib/sites/actions.ts#createSite": { roles: editors, input: () => ({ domain: "another.example" }) },
    "lib/sites/actions.ts#addBrand": {
      roles: editors,
      input: ({ site }) => ({ site: site.slug, brand: "Herons" }),
    },
    "lib/sites/actions.ts#updateSite": {
      roles: editors,
      input: ({ site }) => ({
        siteId: site.id,
        name: "Renamed herons-secret",
        kind: "own",
        brands: [],
        keywords: [],
        domains: [site.slug],
      }),
    },
    "lib/sites/actions.ts#splitHost": {
      roles: editors,
      input: () => ({ host: `blog-${newId()}.wide.example` }),
    },
    "lib/sites/actions.ts#joinHost": {
      roles: editors,
      input: () => ({ host: "blog.herons-secret-fan.example" }),
    },
  },
  queries: {
    "lib/upkeep/queries.ts#lastRecount": { roles: everyone, figures: true },
    "lib/upkeep/queries.ts#listSplits": { roles: everyone, figures: true },
    "lib/upkeep/queries.ts#hostMove": { roles: everyone, figures: true },
    "lib/sites/find-site.ts#siteBySlug": { roles: everyone, args: ({ site }) => [site.slug] },
    "lib/sites/queries.ts#listSites": { roles: everyone },
    "lib/profile/queries/overview.ts#siteOverview": {
      roles: everyone,
      args: ({ site }) => [site.slug, "90d", today],
      figures: true,
    },
    "lib/profile/queries/suggested-brands.ts#suggestedBrands": {
      roles: everyone,
      args: ({ site }) => [site.slug],
      figures: true,
    },
    "lib/profile/first-result.ts#firstResult": {
      roles: everyone,
      args: ({ site }) => [site.slug, null],
      figures: true,
    },
    "lib/profile/competitor-anchors.ts#competitorAnchors": {
      roles: everyone,
      args: ({ site }) => [site.slug],
      figures: true,
    },
    "lib/health/queries.ts#readHealth": { unscoped: "whether the instance is well; names no tenant" },
  },
};
