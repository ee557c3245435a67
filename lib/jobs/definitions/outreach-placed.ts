import { z } from "zod";
import { defineJob } from "../define-job.ts";

/** Makes the placement of an unannounced link whose terms were agreed and waited for it. */
export const takeAgreedJob = defineJob({
  name: "take-agreed-link",
  payload: z.object({ workspaceId: z.int(), prospect: z.uuid(), id: z.uuid() }),
});
