"use server";

import { action } from "#lib/http/action";
import { writeAnyway as anyway, undoWriteAnyway as undoAnyway } from "../approach/write-anyway.ts";
import { addProspects as add } from "../prospects/add-prospects.ts";
import { AddingBatch, AddProspectsInput, WriteAnywayInput } from "../prospects/schema.ts";
import { undoAdding as undo } from "../prospects/undo-adding.ts";

/** Adds sites to a campaign. */
export const addProspects = action({ may: "run_outreach", input: AddProspectsInput }, (scope, input) =>
  add(scope, input),
);

/** Takes an adding back. */
export const undoAdding = action({ may: "run_outreach", input: AddingBatch }, (scope, { batch }) =>
  undo(scope, batch),
);

/** Passes over the warnings that a prospect has now, with a reason. */
export const writeAnyway = action({ may: "run_outreach", input: WriteAnywayInput }, anyway);

/** Lets those warnings stand again. */
export const undoWriteAnyway = action({ may: "run_outreach", input: AddingBatch }, (scope, { batch }) =>
  undoAnyway(scope, batch),
);
