/** The tables that have views of their own. */
export const VIEW_LISTS = ["links", "domains", "anchors", "targets"] as const;
export type ViewList = (typeof VIEW_LISTS)[number];

/** A view of a table: its filters, order and columns, as they stand in the address. */
export interface SavedView {
  id: string;
  name: string;
  params: Record<string, string | string[]>;
  /** The whole team's; else only of who asks. */
  shared: boolean;
  by: string | null;
}
