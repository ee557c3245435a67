import { z } from "zod";
import { exportFile } from "#lib/export/export-file";
import { EXPORT_FORMATS } from "#lib/export/table";
import { route } from "#lib/http/route";
import { exportCase } from "#lib/manual-actions/case-tables";

/** The removal log of a case as a sheet. */
export const GET = route(
  {
    may: "read",
    params: z.object({ site: z.string(), id: z.uuid() }),
    query: z.object({ format: z.enum(EXPORT_FORMATS).default("csv") }),
  },
  async ({ scope, params, query }) => {
    return exportFile(await exportCase(scope, params.site, params.id, "removals"), query.format);
  },
);
