import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { eventStream } from "#lib/http/event-stream";
import { route } from "#lib/http/route";
import { readImport } from "#lib/imports/queries";
import { isBusy } from "#lib/imports/types";

/** Progress of an import, once a second while it is read, written or undone. */
export const GET = route({ may: "read", params: z.object({ id: z.uuid() }) }, async ({ scope, params }) => {
  await readImport(scope, params.id);
  return eventStream(async function* (signal) {
    while (!signal.aborted) {
      const line = await readImport(scope, params.id);
      yield { event: "progress", data: line };
      if (!isBusy(line)) return;
      await sleep(1_000, undefined, { signal }).catch(() => {});
    }
  });
});
