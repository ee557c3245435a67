import { z } from "zod";
import { defineJob } from "../define-job.ts";

/** Plans anew when the pages of a workspace are looked at by themselves. */
export const planWatchesJob = defineJob({
  name: "plan-watches",
  payload: z.object({ workspaceId: z.int() }),
});

/** Begins a run for each site on which pages are due. Another minute tries again. */
export const startDueRunsJob = defineJob({
  name: "start-due-runs",
  payload: z.object({}),
  cron: "* * * * *",
  retries: 0,
  limitSeconds: 300,
});
