import { z } from "zod";
import { defineJob } from "../define-job.ts";

/** Looks for the contacts of sites that are to be written to, on their own pages. Another minute goes on. */
export const findSiteContactsJob = defineJob({
  name: "find-site-contacts",
  payload: z.object({}),
  cron: "* * * * *",
  retries: 0,
  limitSeconds: 300,
});
