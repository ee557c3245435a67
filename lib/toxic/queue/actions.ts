"use server";

import { action } from "#lib/http/action";
import { cancelAudit as cancel, requestAudit as request } from "../audit/request-audit.ts";
import { decide } from "./decide.ts";
import { AuditedSiteRef, DecisionBatch, QueueDecision } from "./schema.ts";
import { undoDecision as undo } from "./undo-decision.ts";

/** Puts an audit of a site in the queue. */
export const startAudit = action({ may: "judge_links", input: AuditedSiteRef }, (scope, { site }) =>
  request(scope, site),
);

/** Ends an audit that waits or is under way. */
export const stopAudit = action({ may: "judge_links", input: AuditedSiteRef }, (scope, { site }) =>
  cancel(scope, site),
);

/** Decides on a domain of the queue, or on every one of a group. */
export const decideDomains = action({ may: "judge_links", input: QueueDecision }, decide);

/** Takes a whole decision back. */
export const undoDecision = action({ may: "judge_links", input: DecisionBatch }, (scope, { batch }) =>
  undo(scope, batch),
);
