import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { AppError } from "#lib/errors";
import { eventStream } from "#lib/http/event-stream";
import { route } from "#lib/http/route";
import { runDetail, runProgress } from "#lib/runs/queries";
import { addSample, rateOf, type Sample } from "#lib/runs/rate";

const everyMs = 1_000;
/** Hosts and results; later when they are costly to ask. */
const detailEveryMs = 4_000;
const detailShare = 20;

/** A run under way: its counters once a second, its hosts and results every few; ends with the run. */
export const GET = route({ may: "read", params: z.object({ id: z.uuid() }) }, async ({ scope, params }) => {
  if ((await runProgress(scope, params.id)) === null)
    throw new AppError("not_found", "This run is not there.");
  return eventStream(async function* (signal) {
    let samples: Sample[] = [];
    let sent = "";
    let detailAt = 0;
    while (!signal.aborted) {
      const progress = await runProgress(scope, params.id);
      if (progress === null) return;
      const over = progress.state === "done" || progress.state === "cancelled" || progress.state === "failed";
      samples = addSample(samples, { at: performance.now(), done: progress.pagesDone });
      const data = { ...progress, rate: rateOf(samples) };
      const text = JSON.stringify(data);
      if (text !== sent) yield { event: "progress", data };
      sent = text;
      if (over || performance.now() >= detailAt) {
        const begun = performance.now();
        yield { event: "detail", data: await runDetail(scope, params.id) };
        const took = performance.now() - begun;
        detailAt = performance.now() + Math.max(detailEveryMs, took * detailShare);
      }
      if (over) return;
      await sleep(everyMs, undefined, { signal }).catch(() => {});
    }
  });
});
