import { isAppError } from "#lib/errors";
import { log } from "#lib/log";
import { scopeFromJob } from "#lib/scope/from-job";
import { planWorkspace } from "#lib/watching/plan-pages";
import { sitesWithDuePages, startDueRun } from "#lib/watching/start-due-run";
import { defineHandler } from "../define-handler.ts";
import { planWatchesJob, startDueRunsJob } from "../definitions/watching.ts";

export const planWatchesHandler = defineHandler(planWatchesJob, async ({ workspaceId }, { signal }) => {
  await planWorkspace(await scopeFromJob({ workspaceId }), new Date(), signal);
});

export const startDueRunsHandler = defineHandler(startDueRunsJob, async (_payload, { signal }) => {
  const now = new Date();
  for (const { workspaceId, siteId } of await sitesWithDuePages(now)) {
    signal.throwIfAborted();
    try {
      await startDueRun(await scopeFromJob({ workspaceId }), siteId, now);
    } catch (error) {
      // One site's trouble holds up no other; a workspace that went away meanwhile is none.
      if (!isAppError(error))
        log.error("a run by schedule could not be begun", { workspaceId, siteId, error });
    }
  }
});
