"use server";

import { action } from "#lib/http/action";
import { askApproval as ask } from "../approvals/ask-approval.ts";
import { decideApproval as decide } from "../approvals/decide-approval.ts";
import { ApprovalAnswer, ApprovalAsking } from "../approvals/schema.ts";

/** Asks the client about prospects, anchors or a draft. */
export const askApproval = action({ may: "run_outreach", input: ApprovalAsking }, ask);

/** The client's answer. */
export const decideApproval = action({ may: "approve", input: ApprovalAnswer }, decide);
