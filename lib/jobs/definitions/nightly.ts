import { z } from "zod";
import { defineJob } from "../define-job.ts";

/** Housekeeping of the instance: partitions for the months ahead, what is too old to be kept, reminders that are due. */
export const nightlyJob = defineJob({ name: "nightly", payload: z.object({}), cron: "17 2 * * *" });
