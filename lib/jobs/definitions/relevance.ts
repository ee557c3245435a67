import { z } from "zod";
import { defineJob } from "../define-job.ts";

/** Reads pages that links lead to for their topics, and judges links whose target changed. Another minute tries again. */
export const readTargetsJob = defineJob({
  name: "read-targets",
  payload: z.object({}),
  cron: "* * * * *",
  retries: 0,
  limitSeconds: 300,
});
