import { z } from "zod";
import { exportFile, searchOf } from "#lib/export/export-file";
import { EXPORT_FORMATS } from "#lib/export/table";
import { route } from "#lib/http/route";
import { readContactView } from "#lib/outreach/contacts/contact-view";
import { exportContacts } from "#lib/outreach/contacts/queries";

/** The whole filtered list; its address takes the table's own parameters, and `format`. */
export const GET = route(
  {
    may: "read",
    params: z.object({}),
    query: z.object({ format: z.enum(EXPORT_FORMATS).default("csv") }),
  },
  async ({ scope, query, request }) =>
    exportFile(exportContacts(scope, readContactView(searchOf(request))), query.format),
);
