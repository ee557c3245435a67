import type { DraftFacts } from "#lib/core/outreach/draft";
import type { Tactic } from "#lib/placements/types";

export interface TemplateView {
  id: string;
  name: string;
  tactic: Tactic | null;
  subject: string;
  body: string;
  /** ISO 8601 */
  updatedAt: string;
  archived: boolean;
  /** How often it was used: mails that were logged with it. */
  used: number;
}

/** All that a draft to a prospect is filled from. */
export interface DraftView {
  prospectId: string;
  domain: string;
  /** Facts of the prospect; those of the person come with the contact. */
  facts: DraftFacts;
  contacts: {
    id: string;
    value: string;
    name: string | null;
    job: string | null;
    foundOn: string | null;
    /** Null: nobody of us wrote there. */
    writtenAt: string | null;
    suppressed: string | null;
  }[];
  templates: { id: string; name: string; subject: string; body: string }[];
  /** Nobody of us wrote to this prospect before. */
  isFirst: boolean;
  isAnswered: boolean;
  /** What the law of the site's country asks, in a sentence. */
  warning: string | null;
  /** Why nobody may write to the site, in a sentence. */
  suppressed: string | null;
}
