import { LinkFilter } from "#lib/links/link-filter";
import { everyone, type TenancyRows } from "../tenancy-table.ts";

const filter = LinkFilter.parse({});
const order = { sort: "source", dir: "asc" };

export const rows: TenancyRows = {
  routes: {
    "app/api/[workspace]/sites/[site]/links/export/route.ts#GET": {
      roles: everyone,
      params: ({ site }) => ({ site: site.slug }),
      search: "?side=inbound&status=pending&status=live",
    },
  },
  queries: {
    "lib/links/site-keys.ts#siteKeys": { roles: everyone, args: ({ site }) => [site.slug], figures: true },
    "lib/links/queries.ts#listLinks": {
      roles: everyone,
      args: ({ site }) => [site.slug, filter, order, { cursor: null, limit: 10 }],
    },
    "lib/links/similar.ts#listSimilar": {
      roles: everyone,
      args: ({ site }) => [site.slug, filter, { cursor: null, limit: 10 }],
    },
    "lib/links/queries.ts#countLinks": {
      roles: everyone,
      args: ({ site }) => [site.slug, filter],
      figures: true,
    },
    "lib/links/ask-each.ts#askEach": {
      roles: everyone,
      args: ({ site }) => [{ id: site.id, domainIds: [] }, { ...filter, anchor: "words" }, 10],
      figures: true,
    },
    "lib/links/queries.ts#sideTotals": { roles: everyone, args: ({ site }) => [site.slug], figures: true },
    "lib/links/facets.ts#linkFacets": {
      roles: everyone,
      args: ({ site }) => [site.slug, filter],
      figures: true,
    },
    "lib/links/detail.ts#linkDetail": {
      roles: everyone,
      args: ({ site, link }) => [site.slug, link.source, link.target],
    },
    "lib/links/domain-pair.ts#domainPair": {
      roles: everyone,
      args: ({ site }) => [site.slug, "herons-secret-fan.example"],
      figures: true,
    },
    "lib/links/export-links.ts#exportLinks": {
      roles: everyone,
      args: ({ site }) => [site.slug, filter, order],
    },
  },
};
