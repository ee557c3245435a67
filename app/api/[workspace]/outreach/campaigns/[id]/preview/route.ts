import { z } from "zod";
import { AppError } from "#lib/errors";
import { searchOf } from "#lib/export/export-file";
import { route } from "#lib/http/route";
import { previewChances, previewText } from "#lib/outreach/prospects/preview";
import { PreviewQuery } from "#lib/outreach/prospects/schema";
import { readText } from "#lib/outreach/read-text-table";
import { chancesOf } from "./chances.ts";

/**
 * What an adding would bring: of text as the raw body, in any encoding; or of a report, whose filter stands in the
 * address. Nothing is written.
 */
export const POST = route(
  { may: "run_outreach", params: z.object({ id: z.uuid() }), query: PreviewQuery },
  async ({ scope, params, query, request }) => {
    const today = new Date().toISOString().slice(0, 10);
    const { from, columns } = query;
    if (from === "link_gap" || from === "lost_link" || from === "broken_target") {
      if (query.site === undefined) throw new AppError("invalid", "The address names no site.");
      const chances = await chancesOf(scope, query.site, { ...query, from }, searchOf(request));
      return Response.json(await previewChances(scope, params.id, { chances, origin: from, today }));
    }
    const text = await readText(request.body);
    return Response.json(await previewText(scope, params.id, { text, origin: from, columns, today }));
  },
);
