import { z } from "zod";
import { exportFile, searchOf } from "#lib/export/export-file";
import { EXPORT_FORMATS } from "#lib/export/table";
import { route } from "#lib/http/route";
import { readText } from "#lib/outreach/read-text-table";
import { suppressFile } from "#lib/outreach/suppression/change-list";
import { SuppressionFilter } from "#lib/outreach/suppression/list-view";
import { exportSuppressions } from "#lib/outreach/suppression/queries";
import { SuppressFile } from "#lib/outreach/suppression/schema";

/** The do-not-contact list with every row of its filter; its address takes the page's own parameters, and `format`. */
export const GET = route(
  { may: "read", query: z.object({ format: z.enum(EXPORT_FORMATS).default("csv") }) },
  async ({ scope, query, request }) =>
    exportFile(exportSuppressions(scope, SuppressionFilter.parse(searchOf(request))), query.format),
);

/** Takes a list as the raw body: one name a line, or a table; answers with what was added and what was refused. */
export const POST = route({ may: "run_outreach", query: SuppressFile }, async ({ scope, query, request }) =>
  Response.json(await suppressFile(scope, await readText(request.body), query)),
);
