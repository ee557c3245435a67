import { z } from "zod";
import { exportFile, searchOf } from "#lib/export/export-file";
import { EXPORT_FORMATS } from "#lib/export/table";
import { route } from "#lib/http/route";
import { exportLinks } from "#lib/links/export-links";
import { readLinkView } from "#lib/links/link-view";
import { siteBySlug } from "#lib/sites/find-site";

/** The whole filtered set, in the order of the table; its address takes the table's own parameters, and `format`. */
export const GET = route(
  {
    may: "read",
    params: z.object({ site: z.string() }),
    query: z.object({ format: z.enum(EXPORT_FORMATS).default("csv") }),
  },
  async ({ scope, params, query, request }) => {
    const { filter, sort, dir } = readLinkView(searchOf(request));
    const site = await siteBySlug(scope, params.site);
    return exportFile(exportLinks(scope, site.slug, filter, { sort, dir }), query.format);
  },
);
