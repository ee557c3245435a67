import { z } from "zod";
import { route } from "#lib/http/route";
import { exportCaseText } from "#lib/manual-actions/case-tables";

/** The whole case as plain text. */
export const GET = route(
  { may: "read", params: z.object({ site: z.string(), id: z.uuid() }) },
  async ({ scope, params }) => {
    const { name, text } = await exportCaseText(scope, params.site, params.id);
    return new Response(text, {
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "content-disposition": `attachment; filename="${name.replace(/[^\w.-]/g, "_")}"`,
      },
    });
  },
);
