/**
 * What one page says about its links: the shapes that extraction makes and that looks,
 * verdicts and records read. Plain JSON, because they cross threads and the database.
 */

import type { TopicText } from "./relevance/topic.ts";

/** Where on the page a link stands, by landmark, then ARIA role, then class and id names. */
export type Placement = "content" | "navigation" | "header" | "footer" | "sidebar" | "comments" | "unknown";

/** `text` and `image` are `<a>` or `<area>`; frames and forms are recorded and never followed. */
export type LinkKind = "text" | "image" | "frame" | "form";

/** Where the anchor text came from: the text itself, an image's alt, the link's title, or nowhere. */
export type AnchorKind = "text" | "image" | "title" | "empty";

/** One link as the page has it, in document order. */
export interface ExtractedLink {
  /** The attribute as written. */
  href: string;
  /** Resolved against the effective base and parsed by WHATWG URL; null when that fails. */
  url: string | null;
  kind: LinkKind;
  /** Clean text: white space folded, safe to store. */
  anchor: string;
  anchorKind: AnchorKind;
  /** Lower-case tokens, each once, in the order written. */
  rel: string[];
  placement: Placement;
  /** Hidden by attribute or inline style, on itself or on an ancestor. */
  hidden: boolean;
  /** About 100 characters of text on each side. */
  context: { left: string; right: string };
}

/** One page read to its end (or to the cap on links). */
export interface ExtractedPage {
  title: string | null;
  lang: string | null;
  /** From the `<link rel=canonical>` in head, resolved. */
  canonical: string | null;
  /** The effective base URL. */
  base: string;
  robotsMetas: { name: string; content: string }[];
  refresh: { seconds: number; url: string } | null;
  alternates: { kind: "amp" | "hreflang" | "media"; url: string }[];
  links: ExtractedLink[];
  counts: { links: number; external: number; externalDomains: number; internal: number };
  textLength: number;
  scriptCount: number;
  /** Little text and much script: the page builds itself in the browser. */
  appShell: boolean;
  /** What its topic is read from; put together when asked for, and it crosses no thread then. */
  topicText: TopicText;
  /** The first 2,000 characters of visible text, for the soft-404 and bot-wall rules. */
  wordSample: string;
}
