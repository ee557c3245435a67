"use server";

import { action } from "#lib/http/action";
import { undoPast as undo } from "../past-contacts/import-past.ts";
import { PastBatch } from "../past-contacts/schema.ts";

/** Takes a file of past contacts back. */
export const undoPast = action({ may: "run_outreach", input: PastBatch }, (scope, { batch }) =>
  undo(scope, batch),
);
