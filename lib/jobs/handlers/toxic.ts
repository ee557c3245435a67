import { failAudit } from "#lib/toxic/audit/audit-state";
import { queueDueAudits } from "#lib/toxic/audit/due-audits";
import { auditInThread } from "#lib/toxic/audit/in-thread";
import { defineHandler } from "../define-handler.ts";
import { dueAuditsJob, toxicAuditJob } from "../definitions/toxic.ts";

export const toxicAuditHandler = defineHandler(
  toxicAuditJob,
  async ({ workspaceId, auditId }, { signal, lastTry }) => {
    const today = new Date().toISOString().slice(0, 10);
    try {
      await auditInThread({ workspaceId, auditId, today }, signal);
    } catch (error) {
      if (lastTry && !signal.aborted)
        await failAudit(workspaceId, auditId, "It stopped with a fault; the worker's log has it.");
      throw error;
    }
  },
);

export const dueAuditsHandler = defineHandler(dueAuditsJob, () => queueDueAudits("settled"));
