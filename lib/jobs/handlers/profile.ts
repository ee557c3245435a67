import { buildSummaryIfStale } from "#lib/profile/build-summary";
import { scopeFromJob } from "#lib/scope/from-job";
import { defineHandler } from "../define-handler.ts";
import { buildSummaryJob } from "../definitions/profile.ts";

export const buildSummaryHandler = defineHandler(buildSummaryJob, async ({ workspaceId, siteId }) => {
  const scope = await scopeFromJob({ workspaceId });
  await buildSummaryIfStale(scope.workspaceId, siteId);
});
