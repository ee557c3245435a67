import { z } from "zod";
import { AppError } from "#lib/errors";
import { route } from "#lib/http/route";
import { UploadQuery } from "#lib/imports/schema";
import { storeUpload } from "#lib/imports/store-upload";

/** Takes one file as the raw body, streamed into the database; answers with its size and SHA-256 as received. */
export const POST = route(
  { may: "import", params: z.object({ id: z.uuid() }), query: UploadQuery },
  async ({ scope, params, query, request }) => {
    if (request.body === null && query.size > 0)
      throw new AppError("invalid", "The file did not arrive. Send it again.");
    const body = request.body ?? new Blob([]).stream();
    return Response.json(
      await storeUpload(scope, params.id, query, body as unknown as AsyncIterable<Uint8Array>),
    );
  },
);
