import { z } from "zod";
import { defineJob } from "../define-job.ts";

/** Looks for contacts on the sites that are to be asked for the removal of links. Another minute goes on. */
export const findContactsJob = defineJob({
  name: "find-contacts",
  payload: z.object({}),
  cron: "* * * * *",
  retries: 0,
  limitSeconds: 300,
});
