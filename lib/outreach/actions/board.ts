"use server";

import { action } from "#lib/http/action";
import {
  assignProspects as assign,
  setFollowUp as follow,
  removeProspects as remove,
} from "../board/change-prospects.ts";
import { editProspect as edit } from "../board/edit-prospect.ts";
import { moveProspects as move } from "../board/move-prospects.ts";
import { readColumn } from "../board/queries.ts";
import {
  ColumnRest,
  FollowUpChange,
  OwnerChange,
  ProspectBatch,
  ProspectEdit,
  ProspectsRef,
  StageChange,
} from "../board/schema.ts";
import { undoProspects as undo } from "../board/undo-batch.ts";

/** Moves prospects to a stage that people may set. */
export const moveProspects = action({ may: "run_outreach", input: StageChange }, move);

/** Says who looks after prospects. */
export const assignProspects = action({ may: "run_outreach", input: OwnerChange }, assign);

/** Says when prospects are followed up. */
export const setFollowUp = action({ may: "run_outreach", input: FollowUpChange }, follow);

/** Takes prospects out that nobody has written to. */
export const removeProspects = action({ may: "run_outreach", input: ProspectsRef }, remove);

/** Takes back what one of the first three did. */
export const undoProspects = action({ may: "run_outreach", input: ProspectBatch }, (scope, { batch }) =>
  undo(scope, batch),
);

/** Writes what a person says of one prospect. */
export const editProspect = action({ may: "run_outreach", input: ProspectEdit }, edit);

/** More cards of one column of the board. */
export const loadColumn = action({ may: "read", input: ColumnRest }, (scope, rest) =>
  readColumn(scope, rest, new Date().toISOString().slice(0, 10)),
);
