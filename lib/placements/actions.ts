"use server";

import { action } from "#lib/http/action";
import { acceptFound as accept, setAgreed as agree } from "./accept-found.ts";
import { addPlacement as add } from "./add-placement.ts";
import { archivePlacements as archive } from "./archive-placements.ts";
import { noteMailDraft as noteDraft } from "./note-mail-draft.ts";
import { AgreedWords, PlacementChange, PlacementForm, PlacementId, PlacementIds } from "./schema.ts";
import { updatePlacement as update } from "./update-placement.ts";

/** Records one promise by hand. */
export const addPlacement = action({ may: "edit_placements", input: PlacementForm }, add);

/** Writes a promise as a person says it is. */
export const updatePlacement = action({ may: "edit_placements", input: PlacementChange }, update);

/** Puts placements away. Answers with the ids that an undo takes back. */
export const archivePlacements = action({ may: "edit_placements", input: PlacementIds }, (scope, { ids }) =>
  archive(scope, ids, true),
);

export const restorePlacements = action({ may: "edit_placements", input: PlacementIds }, (scope, { ids }) =>
  archive(scope, ids, false),
);

/** Takes what was found for what is agreed. Answers with what was agreed before. */
export const acceptFound = action({ may: "edit_placements", input: PlacementId }, (scope, { id }) =>
  accept(scope, id),
);

/** Notes that a mail about a placement was drafted and taken along. */
export const noteMailDraft = action({ may: "edit_placements", input: PlacementId }, (scope, { id }) =>
  noteDraft(scope, id),
);

/** Undoes `acceptFound`. */
export const setAgreed = action({ may: "edit_placements", input: AgreedWords }, (scope, { id, ...agreed }) =>
  agree(scope, id, agreed),
);
