import { z } from "zod";
import { defineJob } from "../define-job.ts";

/** Counts every workspace's profile anew from its facts, one workspace after the other. Goes on where it was interrupted. */
export const recountJob = defineJob({
  name: "recount",
  payload: z.object({}),
  cron: "41 2 * * *",
  limitSeconds: 6 * 3_600,
});

/** Takes pages to the domains that they belong to now. Goes on where it was interrupted. */
export const moveHostsJob = defineJob({
  name: "move-hosts",
  payload: z.object({ workspaceId: z.int() }),
  limitSeconds: 6 * 3_600,
});
