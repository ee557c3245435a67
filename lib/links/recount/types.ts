/** What one table did not have as it should. */
export interface Drift {
  /** The table. */
  what: string;
  /** Null: it is of the whole workspace. */
  siteId: number | null;
  rows: number;
  /** Put right when it was found; facts cannot be. */
  repaired: boolean;
  /** A few of its rows, for whoever looks into it. */
  some: object[];
}
