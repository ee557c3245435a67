import { z } from "zod";
import { recordHeldList } from "#lib/disavow/change-list";
import { readList } from "#lib/disavow/read-list";
import { HeldQuery } from "#lib/disavow/schema";
import { route } from "#lib/http/route";

/** Takes the list that Google holds as the raw body, in any encoding; answers with how it was read. */
export const POST = route(
  { may: "manage_disavow", params: z.object({ site: z.string() }), query: HeldQuery },
  async ({ scope, params, query, request }) => {
    const list = await readList(request.body);
    return Response.json(await recordHeldList(scope, { ...params, ...query, list }));
  },
);
