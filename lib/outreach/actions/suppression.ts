"use server";

import { action } from "#lib/http/action";
import {
  suppress as add,
  liftSuppression as lift,
  undoSuppress as undo,
} from "../suppression/change-list.ts";
import { LiftInput, SuppressInput, SuppressionBatch } from "../suppression/schema.ts";

/** Puts domains and addresses on the do-not-contact list. */
export const suppress = action({ may: "run_outreach", input: SuppressInput }, add);

/** Takes an adding back. */
export const undoSuppress = action({ may: "run_outreach", input: SuppressionBatch }, (scope, { batch }) =>
  undo(scope, batch),
);

/** Takes one entry off, with a reason. */
export const liftSuppression = action({ may: "run_outreach", input: LiftInput }, lift);
