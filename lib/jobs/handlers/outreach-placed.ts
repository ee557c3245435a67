import { takeAgreed } from "#lib/outreach/placed/take-agreed";
import { scopeFromJob } from "#lib/scope/from-job";
import { defineHandler } from "../define-handler.ts";
import { takeAgreedJob } from "../definitions/outreach-placed.ts";

export const takeAgreedHandler = defineHandler(takeAgreedJob, async ({ workspaceId, ...link }) => {
  await takeAgreed(await scopeFromJob({ workspaceId }), link);
});
