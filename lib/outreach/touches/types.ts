import type { Stage } from "#lib/core/outreach/stages";
import type { TouchKind } from "#lib/core/outreach/touch-state";
import type { Channel } from "../contacts/types.ts";

export interface TouchView {
  id: string;
  kind: TouchKind;
  channel: Channel;
  /** Null for a Scope that may not read contacts. */
  address: string | null;
  contactName: string | null;
  subject: string | null;
  body: string | null;
  template: string | null;
  /** ISO 8601 */
  at: string;
  by: string | null;
}

/** The messages of a prospect, and what stands in the way of another. */
export interface MessagesView {
  prospectId: string;
  domain: string;
  stage: Stage;
  /** Oldest first. */
  touches: TouchView[];
  waiting: boolean;
  /** YYYY-MM-DD */
  followUpOn: string | null;
  /** They said no: it is proposed to reject the prospect. */
  declined: boolean;
  /** Why nobody may write to the site, in a sentence. */
  suppressed: string | null;
}

export interface LoggedTouches {
  ids: string[];
  /** Addresses and domains that were put on the suppression list by it. */
  suppressed: string[];
  /** Of prospects whose site said no: rejecting is proposed. */
  declined: string[];
}

export interface OutreachRulesView {
  cooldownDays: number;
  followUpDays: number;
  followUpsMost: number;
}
