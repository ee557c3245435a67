import { z } from "zod";
import { route } from "#lib/http/route";
import { readHeld } from "#lib/outreach/contacts/read-held";
import { EraseInput } from "#lib/outreach/contacts/schema";

/** All that is held on a person, as JSON to hand over. */
export const GET = route(
  { may: "run_outreach", params: z.object({}), query: EraseInput },
  async ({ scope, query }) =>
    new Response(`${JSON.stringify(await readHeld(scope, query.address), null, 2)}\n`, {
      headers: {
        "content-type": "application/json",
        "content-disposition": 'attachment; filename="held-on-a-person.json"',
      },
    }),
);
