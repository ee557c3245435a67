import { z } from "zod";
import { exportFile, searchOf } from "#lib/export/export-file";
import { EXPORT_FORMATS } from "#lib/export/table";
import { route } from "#lib/http/route";
import { exportReport, REPORTS } from "#lib/profile/report-exports";
import { siteBySlug } from "#lib/sites/find-site";

/** A report with every row of its filter; its address takes the page's own parameters, and `format`. */
export const GET = route(
  {
    may: "read",
    params: z.object({ site: z.string(), report: z.enum(REPORTS) }),
    query: z.object({ format: z.enum(EXPORT_FORMATS).default("csv") }),
  },
  async ({ scope, params, query, request }) => {
    const site = await siteBySlug(scope, params.site);
    return exportFile(exportReport(scope, site.slug, params.report, searchOf(request)), query.format);
  },
);
