import { z } from "zod";
import { csvLine } from "#lib/core/csv";
import { route } from "#lib/http/route";
import { problemRows, readImport } from "#lib/imports/queries";

/** The rows that were not taken, each with its line and reason, as CSV. */
export const GET = route({ may: "read", params: z.object({ id: z.uuid() }) }, async ({ scope, params }) => {
  await readImport(scope, params.id);
  const encoder = new TextEncoder();
  const rows = problemRows(scope, params.id);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(
        encoder.encode(csvLine(["file", "line", "state", "reason", "row as it stands in the file"])),
      );
    },
    async pull(controller) {
      const { done, value } = await rows.next();
      if (done) controller.close();
      else
        controller.enqueue(
          encoder.encode(csvLine([value.file, value.line, value.state, value.reason, ...value.cells])),
        );
    },
    async cancel() {
      await rows.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="rows-not-imported-${params.id.slice(0, 8)}.csv"`,
    },
  });
});
