import { z } from "zod";
import { defineJob } from "../define-job.ts";

/** Builds the summary of a site that is too big to build while its overview waits. */
export const buildSummaryJob = defineJob({
  name: "build-summary",
  payload: z.object({ workspaceId: z.int(), siteId: z.int() }),
  limitSeconds: 600,
});
