import { z } from "zod";
import { exportFile } from "#lib/export/export-file";
import { EXPORT_FORMATS } from "#lib/export/table";
import { readBytes } from "#lib/http/read-bytes";
import { route } from "#lib/http/route";
import { exportCase } from "#lib/manual-actions/case-tables";
import { addSamples } from "#lib/manual-actions/change-samples";
import { SAMPLES_BYTES } from "#lib/manual-actions/schema";

const params = z.object({ site: z.string(), id: z.uuid() });

/** Takes samples as the raw body, a text or a table in any encoding; answers with how they were read. */
export const POST = route({ may: "manage_disavow", params }, async ({ scope, params, request }) => {
  const given = await readBytes(
    request.body,
    SAMPLES_BYTES,
    "This is larger than 2 MB. Nothing was added; give the addresses alone.",
  );
  return Response.json(await addSamples(scope, { ...params, given }));
});

/** The samples of a case as a sheet, each as it stands now. */
export const GET = route(
  { may: "read", params, query: z.object({ format: z.enum(EXPORT_FORMATS).default("csv") }) },
  async ({ scope, params, query }) => {
    return exportFile(await exportCase(scope, params.site, params.id, "samples"), query.format);
  },
);
