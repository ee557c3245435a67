import type { Stage } from "#lib/core/outreach/stages";
import type { TouchView } from "../touches/types.ts";

export const CHANNELS = ["mail", "form", "linkedin", "phone", "other"] as const;
export type Channel = (typeof CHANNELS)[number];

export const CONTACT_ORIGINS = ["page", "hand", "file"] as const;
export type ContactOrigin = (typeof CONTACT_ORIGINS)[number];

/** A person or desk of a site. */
export interface ContactView {
  id: string;
  domain: string;
  channel: Channel;
  value: string;
  name: string | null;
  job: string | null;
  note: string | null;
  origin: ContactOrigin;
  /** The page that names it. */
  foundOn: string | null;
  /** ISO 8601 */
  foundAt: string;
  /** When somebody wrote to it last, ISO 8601. */
  writtenAt: string | null;
  /** Why it is not to be written to, in a sentence. */
  suppressed: string | null;
}

/** Where the search on the site's own pages stands. */
export interface LookupView {
  state: "never" | "waiting" | "read";
  /** ISO 8601 */
  readAt: string | null;
  pagesRead: number;
  failure: string | null;
}

export interface ContactsView {
  domain: string;
  contacts: ContactView[];
  lookup: LookupView;
  /** Why nobody may write to the site, in a sentence. */
  suppressed: string | null;
}

export interface ContactPageView {
  lines: ContactView[];
  /** Of the filter. */
  matching: number;
  /** Of the workspace. */
  total: number;
  /** Sites whose pages are still to be read. */
  waiting: number;
}

export interface ContactDetail extends ContactView {
  /** The others of the same site. */
  others: { id: string; channel: Channel; value: string; name: string | null }[];
  /** Null for a Scope that may not read messages. */
  touches: (TouchView & { prospectId: string | null })[] | null;
  lookup: LookupView;
  /** Of the site, in the campaigns that may be seen. */
  prospects: { id: string; campaign: string; stage: Stage }[];
}

export interface AskedLookups {
  asked: number;
  /** On the do-not-contact list, or no domain. */
  refused: { name: string; reason: string }[];
}

/** What an erasure took away, as counts. */
export interface Erased {
  contacts: number;
  touches: number;
  notes: number;
  placements: number;
  removals: number;
}
