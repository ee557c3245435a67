import { z } from "zod";
import { imageEndings } from "#lib/core/image-type";
import { addScreenshot, readScreenshot } from "#lib/hand-checks/screenshot";
import { route } from "#lib/http/route";

const params = z.object({ id: z.uuid() });

/** The screenshot of a person's word, as the image that its bytes are. */
export const GET = route({ may: "read", params }, async ({ scope, params: { id } }) => {
  const { type, bytes } = await readScreenshot(scope, id);
  return new Response(bytes, {
    headers: {
      "content-type": type,
      "content-length": String(bytes.length),
      "content-disposition": `inline; filename="screenshot-${id.slice(-8)}.${imageEndings[type]}"`,
    },
  });
});

/** Takes the screenshot as the raw body. */
export const POST = route({ may: "edit_placements", params }, async ({ scope, params: { id }, request }) =>
  Response.json(await addScreenshot(scope, id, request.body)),
);
