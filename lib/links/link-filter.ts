// What a person asks of the table of links, from the URL. The same filter selects the rows on the page, the ones
// counted, the ones exported and the ones verified: a selection is this and the count seen.

import { z } from "zod";
import { PLACES as AGREED_PLACES } from "#lib/core/place";
import { cleanTag } from "#lib/core/tags";
import { type Vendor, vendorNames } from "#lib/core/vendors";
import { NAMED_MAX } from "./limits.ts";

const list = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => (given === undefined ? [] : [given].flat().flatMap((part) => part.split(","))))
    .pipe(z.array(z.enum(values)).catch([]));

export const STATUSES = [
  "live",
  "changed",
  "missed",
  "lost",
  "not_found",
  "blocked",
  "unreachable",
  "pending",
] as const;
export const REL_CLASSES = ["follow", "nofollow", "ugc", "sponsored", "unknown"] as const;
export const PLACES = [...AGREED_PLACES, "unknown"] as const;
/** Whether the two pages share a topic; "unknown": nobody can say yet. */
export const RELEVANCES = ["same", "related", "unrelated", "too_little", "unknown"] as const;
export const KINDS = ["text", "image", "redirect", "frame", "form"] as const;
export const VENDORS = Object.keys(vendorNames) as [Vendor, ...Vendor[]];
/** How many sources reported it; none: only we saw it. */
export const SOURCES = ["one", "more", "none"] as const;
export const OPINIONS = ["toxic", "whitelisted", "partner"] as const;

/** Tags by name; an empty one stands for "no tag". */
const tags = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat().map(cleanTag)))
  .pipe(z.array(z.string()).max(50).catch([]));

/** Who looks after it: oneself, nobody, or members by their id. */
const carers = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()))
  .pipe(
    z
      .array(z.union([z.enum(["me", "nobody"]), z.uuid()]))
      .max(50)
      .catch([]),
  );

/** Text filters hold at most this many characters. */
const TEXT_MAX = 200;
// PostgreSQL refuses NUL in text.
const withoutNul = (value: string) => value.replaceAll("\0", "");
const text = z.string().trim().max(TEXT_MAX).transform(withoutNul).catch("");

/** Things named one by one, repeated or with commas. */
const named = (one: z.ZodType<string, string>) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) =>
      [given ?? []].flat().flatMap((part) => part.split(",").map((name) => withoutNul(name.trim()))),
    )
    // Too many: the first of them. Without any the filter would keep everything.
    .transform((given) => given.slice(0, NAMED_MAX))
    .pipe(z.array(one).catch([]));

/** The filter as it stands in the URL; whatever does not parse is left out, so an old link still opens. */
export const LinkFilter = z.object({
  side: z.enum(["inbound", "outbound", "internal"]).catch("inbound").default("inbound"),
  status: list(STATUSES),
  rel: list(REL_CLASSES),
  place: list(PLACES),
  kind: list(KINDS),
  relevance: list(RELEVANCES),
  /** The language of the linking page, "en". */
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional()
    .catch(undefined),
  /** Reported by any of these. */
  vendor: list(VENDORS),
  /** Reported by one source alone, by several, by none. With `vendor`: by this one and no other. */
  sources: list(SOURCES),
  /** "verified": seen by ourselves; "reported": not yet. */
  seen: z.enum(["verified", "reported"]).optional().catch(undefined),
  opinion: list(OPINIONS),
  tag: tags,
  care: carers,
  /** In the anchor, the source or the target address. */
  q: text.default(""),
  /** The registrable domain at the other end. */
  domain: text.default(""),
  /** Any of these registrable domains at the other end. */
  domains: named(z.string().min(1).max(253).toLowerCase()),
  /** Exactly this anchor text; an empty one is written as a single space. */
  anchor: z.string().max(2_000).transform(withoutNul).optional().catch(undefined),
  /** Exactly this target address. */
  target: z.string().max(4_000).transform(withoutNul).optional().catch(undefined),
  /** Any of these anchors, each by its id and what it was taken from: "12-text". */
  anchors: named(z.string().regex(/^\d{1,9}-(text|image|title|empty)$/)),
  /** Any of these target pages, by id. */
  targets: named(z.string().regex(/^\d{1,9}$/)),
  /** Whether it counts as live: found, missed once, or reported and not as lost. */
  live: z.enum(["yes", "no"]).optional().catch(undefined),
  /** `new`: live, with a date of its own; `lost`: gone, as we saw or as somebody reported. */
  change: z.enum(["new", "lost"]).optional().catch(undefined),
  /** Known on this day or later, YYYY-MM-DD; with `change=lost`: lost. */
  since: z.iso.date().optional().catch(undefined),
  /** The same, on this day or earlier. */
  until: z.iso.date().optional().catch(undefined),
});
export type LinkFilter = z.output<typeof LinkFilter>;
