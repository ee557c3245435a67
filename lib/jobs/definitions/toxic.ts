import { z } from "zod";
import { defineJob } from "../define-job.ts";

/** Audits the referring domains of one site; interrupted, it begins anew. */
export const toxicAuditJob = defineJob({
  name: "toxic-audit",
  payload: z.object({ workspaceId: z.int(), auditId: z.uuid() }),
  retries: 2,
  limitSeconds: 1_800,
});

/** Looks for sites whose profile was changed by a run or an import that has ended. */
export const dueAuditsJob = defineJob({
  name: "due-audits",
  payload: z.object({}),
  cron: "*/5 * * * *",
  retries: 0,
  limitSeconds: 120,
});
