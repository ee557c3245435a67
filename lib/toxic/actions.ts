"use server";

import { action } from "#lib/http/action";
import { cancelAudit as cancel, requestAudit as request } from "./audit/request-audit.ts";
import { keepAnswers } from "./check/keep-answers.ts";
import { DisavowAnswersInput } from "./check/schema.ts";
import { judgeLinks as judge } from "./judge-links.ts";
import { decide } from "./queue/decide.ts";
import { AuditedSiteRef, DecisionBatch, QueueDecision } from "./queue/schema.ts";
import { undoDecision as takeBack } from "./queue/undo-decision.ts";
import { Judgement, JudgementBatch, OpinionRef } from "./schema.ts";
import { removeOpinion as remove, undoJudgement as undo } from "./undo-judgement.ts";
import { WeightsInput, WeightsRef } from "./weights/schema.ts";
import { restoreWeights as restore, setWeights } from "./weights/set-weights.ts";

/** Marks domains or pages of links toxic, whitelisted or a partner's. */
export const judgeLinks = action({ may: "judge_links", input: Judgement }, judge);

/** Takes a whole decision back. */
export const undoJudgement = action({ may: "judge_links", input: JudgementBatch }, (scope, { batch }) =>
  undo(scope, batch),
);

/** Removes one opinion. */
export const removeOpinion = action({ may: "judge_links", input: OpinionRef }, (scope, { site, id }) =>
  remove(scope, site, id),
);

/** Puts an audit of a site in the queue. */
export const startAudit = action({ may: "judge_links", input: AuditedSiteRef }, (scope, { site }) =>
  request(scope, site),
);

/** Ends an audit that waits or is under way. */
export const stopAudit = action({ may: "judge_links", input: AuditedSiteRef }, (scope, { site }) =>
  cancel(scope, site),
);

/** Decides on a domain of the review queue, or on every one of a group. */
export const decideDomains = action({ may: "judge_links", input: QueueDecision }, decide);

/** Takes a decision of the review queue back. */
export const undoDecision = action({ may: "judge_links", input: DecisionBatch }, (scope, { batch }) =>
  takeBack(scope, batch),
);

/** Keeps what a person answered in "Do I need to disavow?". */
export const answerDisavowCheck = action({ may: "judge_links", input: DisavowAnswersInput }, keepAnswers);

/** Sets what the workspace changes of the weights and lists of an audit. */
export const setToxicWeights = action({ may: "judge_links", input: WeightsInput }, setWeights);

/** Sets the weights as they were once, or the product's own. */
export const restoreToxicWeights = action({ may: "judge_links", input: WeightsRef }, restore);
