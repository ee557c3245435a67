"use server";

import { action } from "#lib/http/action";
import { changeTargets as change } from "../targets/change-targets.ts";
import { previewTargets as preview } from "../targets/preview-targets.ts";
import { TargetChangeRef, TargetPairs } from "../targets/schema.ts";
import { undoTargets as undo } from "../targets/undo-targets.ts";

/** Says what a change of many targets would do. */
export const previewTargets = action({ may: "edit_placements", input: TargetPairs }, preview);

/** Gives many placements their new targets at once. */
export const changeTargets = action({ may: "edit_placements", input: TargetPairs }, change);

/** Takes such a change back as a whole. */
export const undoTargets = action({ may: "edit_placements", input: TargetChangeRef }, (scope, { id }) =>
  undo(scope, id),
);
