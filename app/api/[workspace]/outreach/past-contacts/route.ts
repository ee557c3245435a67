import { route } from "#lib/http/route";
import { importPast, readPastFile } from "#lib/outreach/past-contacts/import-past";
import { PastQuery } from "#lib/outreach/past-contacts/schema";
import { readText } from "#lib/outreach/read-text-table";

/** A file of past contacts as the raw body: read and told, or with `write=yes` brought in. */
export const POST = route({ may: "run_outreach", query: PastQuery }, async ({ scope, query, request }) => {
  const { columns, order = null, meanings } = query;
  const text = await readText(request.body);
  const given = { text, columns, order, meanings, today: new Date().toISOString().slice(0, 10) };
  return Response.json(
    query.write === "yes" ? await importPast(scope, given) : await readPastFile(scope, given),
  );
});
