"use server";

import { action } from "#lib/http/action";
import { changeRemovals as changeMany } from "./change-many.ts";
import { askRemoval as ask, dropRemoval as drop, noteStep } from "./change-requests.ts";
import {
  AskRemoval,
  ChangeRemovals,
  RemovalBatchRef,
  RemovalRef,
  RemovalStepInput,
  RemovalTermsInput,
} from "./schema.ts";
import { setTerms } from "./terms.ts";
import { undoRemovals as undo } from "./undo-change.ts";

/** Begins a request for each domain or page; contacts are looked for in the background. */
export const askRemoval = action({ may: "judge_links", input: AskRemoval }, ask);

/** Notes that a mail was sent, or what was answered. */
export const noteRemovalStep = action({ may: "judge_links", input: RemovalStepInput }, noteStep);

/** Takes a request away, its log with it. */
export const dropRemoval = action({ may: "judge_links", input: RemovalRef }, drop);

/** Sets the mail that the workspace asks with, and how long it waits. */
export const setRemovalTerms = action({ may: "judge_links", input: RemovalTermsInput }, setTerms);

/** Notes a step of many requests, proposes them for disavow, or withdraws them. */
export const changeRemovals = action({ may: "judge_links", input: ChangeRemovals }, (scope, input) =>
  changeMany(scope, input),
);

/** Takes one change of many requests back. */
export const undoRemovals = action({ may: "judge_links", input: RemovalBatchRef }, (scope, { batch }) =>
  undo(scope, batch),
);
