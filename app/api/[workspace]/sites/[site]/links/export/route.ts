import { z } from "zod";
import { route } from "#lib/http/route";
import { exportLinks } from "#lib/links/export-links";
import { readLinkView } from "#lib/links/link-view";
import { siteBySlug } from "#lib/sites/find-site";

const names = { inbound: "backlinks", outbound: "external-links", internal: "internal-links" } as const;

/** The whole filtered set as CSV, in the order of the table; its address takes the table's own parameters. */
export const GET = route(
  { may: "read", params: z.object({ site: z.string() }) },
  async ({ scope, params, request }) => {
    const { searchParams } = new URL(request.url);
    // One name may stand several times: the filter knows both spellings.
    const given = [...new Set(searchParams.keys())].map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 ? values[0] : values] as const;
    });
    const { filter, sort, dir } = readLinkView(Object.fromEntries(given));
    const site = await siteBySlug(scope, params.site);
    const rows = exportLinks(scope, site.slug, filter, { sort, dir });
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await rows.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await rows.return(undefined);
      },
    });
    const day = new Date().toISOString().slice(0, 10);
    const file = `${names[filter.side]}-${site.slug.replaceAll(/[^a-z0-9.-]/gi, "-")}-${day}.csv`;
    return new Response(body, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${file}"`,
      },
    });
  },
);
