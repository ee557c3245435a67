import { failRun } from "#lib/runs/change-run";
import { fillRun } from "#lib/runs/fill-run";
import { scopeFromJob } from "#lib/scope/from-job";
import { defineHandler } from "../define-handler.ts";
import { fillRunJob } from "../definitions/fill-run.ts";

export const fillRunHandler = defineHandler(
  fillRunJob,
  async ({ workspaceId, runId }, { signal, lastTry }) => {
    const scope = await scopeFromJob({ workspaceId });
    try {
      await fillRun(scope, runId, signal);
    } catch (error) {
      if (lastTry && !signal.aborted) {
        await failRun(scope, runId, "Its pages could not be queued. Nothing was changed; start it again.");
      }
      throw error;
    }
  },
);
