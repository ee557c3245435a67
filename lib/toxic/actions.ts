"use server";

import { action } from "#lib/http/action";
import { judgeLinks as judge } from "./judge-links.ts";
import { Judgement, JudgementBatch, OpinionRef } from "./schema.ts";
import { removeOpinion as remove, undoJudgement as undo } from "./undo-judgement.ts";

/** Marks domains or pages of links toxic or whitelisted. */
export const judgeLinks = action({ may: "judge_links", input: Judgement }, judge);

/** Takes a whole decision back. */
export const undoJudgement = action({ may: "judge_links", input: JudgementBatch }, (scope, { batch }) =>
  undo(scope, batch),
);

/** Removes one opinion. */
export const removeOpinion = action({ may: "judge_links", input: OpinionRef }, (scope, { site, id }) =>
  remove(scope, site, id),
);
