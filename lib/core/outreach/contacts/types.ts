/** What a page tells about whom to write to: plain JSON, because it crosses threads. */

export type FoundChannel = "mail" | "form" | "linkedin" | "phone";

export interface FoundContact {
  channel: FoundChannel;
  /** A mail address in lower case, the address of a page with a form or of a profile, a number as `+4930123`. */
  value: string;
  /** A person's name as the page has it beside the address. */
  name: string | null;
  /** What the page calls them, or what the address itself says: "Editor". */
  job: string | null;
}

export interface PageContacts {
  contacts: FoundContact[];
  /** Pages of the same site where more may stand, the most telling first. */
  pages: string[];
  /** The page is a contact page by its address. */
  isContactPage: boolean;
  /** It hides an address from robots, which is never decoded. */
  hides: boolean;
}
