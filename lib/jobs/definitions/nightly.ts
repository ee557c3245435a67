import { z } from "zod";
import { defineJob } from "../define-job.ts";

/** Housekeeping of the instance: partitions for the months ahead, what is too old to be kept. */
export const nightlyJob = defineJob({ name: "nightly", payload: z.object({}), cron: "17 2 * * *" });
