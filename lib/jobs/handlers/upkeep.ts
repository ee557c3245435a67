import { moveHosts } from "#lib/links/move-hosts/move-hosts";
import { moveStrays } from "#lib/links/move-hosts/move-strays";
import { recountAll } from "#lib/links/recount/recount-all";
import { defineHandler } from "../define-handler.ts";
import { moveHostsJob, recountJob } from "../definitions/upkeep.ts";

export const recountHandler = defineHandler(recountJob, async (_payload, { signal }) => {
  await recountAll(signal);
  await moveStrays(signal);
});

export const moveHostsHandler = defineHandler(moveHostsJob, ({ workspaceId }, { signal }) =>
  moveHosts(workspaceId, signal),
);
