/** A browser that a person is signed in with, as their account page shows it. */
export interface SessionView {
  id: string;
  current: boolean;
  /** "Firefox on Linux" */
  browser: string;
  address: string | null;
  /** ISO */
  createdAt: string;
  seenAt: string;
}
