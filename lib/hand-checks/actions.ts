"use server";

import { action } from "#lib/http/action";
import { recordHandCheck as record } from "./record-hand-check.ts";
import { HandCheckForm, HandCheckRef } from "./schema.ts";
import { withdrawHandCheck as withdraw } from "./withdraw-hand-check.ts";

/** Keeps what a person saw. Answers with its id, which a screenshot and an undo name. */
export const recordHandCheck = action({ may: "edit_placements", input: HandCheckForm }, (scope, input) =>
  record(scope, input),
);

/** Takes a word back. */
export const withdrawHandCheck = action({ may: "edit_placements", input: HandCheckRef }, (scope, { id }) =>
  withdraw(scope, id),
);
