/** What a decision on many links did. */
export interface Changed {
  /** Takes it back; null: everything was so already. */
  batch: string | null;
  /** Links that were chosen. */
  chosen: number;
  /** Links that changed. */
  changed: number;
}

/** Somebody who can look after links. */
export interface Person {
  id: string;
  name: string;
  /** Whether it is the person who looks. */
  isYou: boolean;
}
