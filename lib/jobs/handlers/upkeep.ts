import { recountAll } from "#lib/links/recount/recount-all";
import { defineHandler } from "../define-handler.ts";
import { recountJob } from "../definitions/upkeep.ts";

export const recountHandler = defineHandler(recountJob, (_payload, { signal }) => recountAll(signal));
