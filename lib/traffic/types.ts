// What pages know of visits: plain values.

/** The days that figures are of, YYYY-MM-DD; null: the file did not say. */
export interface Period {
  from: string | null;
  to: string | null;
}

/** Visits of one page, as the last file of each source says. */
export interface PageFigures {
  pageId: number;
  /** Of Search Console. */
  search: (Period & { clicks: number; impressions: number; position: number | null }) | null;
  /** Of Analytics. */
  visits: (Period & { sessions: number }) | null;
}

/** Visits that a domain sent, all its hosts together. */
export interface ReferralFigures extends Period {
  sessions: number;
}

/** The days of all figures of one source; `mixed`: they come from files of different days. */
export interface FiguresPeriod extends Period {
  mixed: boolean;
}

/** Which figures a site has: of Search Console, of Analytics by page, and by the domain that sent the visit; null: none. */
export interface TrafficPeriods {
  search: FiguresPeriod | null;
  visits: FiguresPeriod | null;
  referrals: FiguresPeriod | null;
}
