// What the page of the day knows: plain values, no row of the database.

/** Kinds of what needs somebody, the most pressing first. */
export const TODAY_KINDS = [
  "reply",
  "off",
  "overdue",
  "unannounced",
  "follow_up",
  "approval",
  "production",
  "expiring",
  "reported",
] as const;
export type TodayKind = (typeof TODAY_KINDS)[number];

/** One thing that needs somebody. */
export interface TodayItem {
  /** Unique on the page. */
  key: string;
  kind: TodayKind;
  /** Of the site. */
  site: string;
  /** The domain that it is about. */
  domain: string;
  /** The page that it is about; null where only the domain is known. */
  url: string | null;
  /** YYYY-MM-DD: since when it waits, or by when it is due. */
  day: string | null;
  prospectId: string | null;
  campaignId: string | null;
  campaign: string | null;
  placementId: string | null;
  detail: TodayDetail;
}

/** What one kind alone has to say. */
export interface TodayDetail {
  /** Of a placement that is off: its standing and what the look said. */
  status?: string;
  sentence?: string | null;
  /** Of an approval. */
  of?: "prospect" | "anchor" | "draft";
  text?: string | null;
  /** Of an unannounced link. */
  noticedId?: string;
  target?: string;
  /** Of a reported link: the pages' ids. */
  sourceId?: number;
  targetId?: number;
  /** Of a link that ends. */
  daysBefore?: number;
  vendor?: string | null;
}

export interface TodayList {
  items: TodayItem[];
  /** How many of each kind there are, shown or not; kinds with none are left out. */
  totals: Partial<Record<TodayKind, number>>;
}
