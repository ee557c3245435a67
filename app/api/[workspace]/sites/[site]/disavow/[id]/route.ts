import { z } from "zod";
import { versionFile } from "#lib/disavow/queries";
import { route } from "#lib/http/route";

/** The file of one version, as Search Console takes it: plain text, UTF-8, no byte order mark. */
export const GET = route(
  { may: "read", params: z.object({ site: z.string(), id: z.uuid() }) },
  async ({ scope, params }) => {
    const { name, text } = await versionFile(scope, params.site, params.id);
    return new Response(text, {
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "content-disposition": `attachment; filename="${name.replace(/[^\w.-]/g, "_")}"`,
      },
    });
  },
);
