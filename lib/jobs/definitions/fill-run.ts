import { z } from "zod";
import { defineJob } from "../define-job.ts";

/** Queues the pages of a run that was just started. */
export const fillRunJob = defineJob({
  name: "fill-run",
  payload: z.object({ workspaceId: z.int(), runId: z.uuid() }),
  concurrency: 2,
  retries: 5,
});
