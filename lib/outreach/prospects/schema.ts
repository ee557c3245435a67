import { z } from "zod";
import { cleanText } from "#lib/core/clean-text";
import { PROSPECT_FIELDS, type ProspectColumns } from "#lib/core/outreach/read-prospects";
import { normaliseUrl } from "#lib/core/url";
import { LinkFilter } from "#lib/links/link-filter";
import { TEXT_ORIGINS } from "./read-given.ts";
import { PROSPECT_ORIGINS } from "./types.ts";

/** Rows of one request; an adding of more comes in several, under one batch. */
export const ROWS_MAX = 1_000;

const words = (max: number) =>
  z
    .string()
    .nullish()
    .transform((text) => (text ? cleanText(text, max) || null : null));
const Address = z
  .string()
  .max(8_000)
  .nullish()
  .transform((text) => (text ? normaliseUrl(text) : null));

export const ProspectRow = z.object({
  /** A domain, or any address of the site. */
  domain: z.string().trim().min(1).max(4_000),
  pageUrl: Address,
  note: words(1_000),
  originNote: words(1_000),
  fit: z
    .int()
    .min(0)
    .max(100)
    .nullish()
    .transform((fit) => fit ?? null),
  targetUrl: Address,
  anchor: words(500),
});

export const AddProspectsInput = z.object({
  campaign: z.uuid(),
  origin: z.enum(PROSPECT_ORIGINS),
  rows: z
    .array(ProspectRow)
    .min(1, "Tick at least one site.")
    .max(ROWS_MAX, "At most 1,000 sites at once. Nothing was added."),
  /** Why sites that a warning speaks against are added all the same. */
  reason: words(500),
  /** Of an adding that comes in several requests: what the first of them answered. */
  batch: z
    .uuid()
    .nullish()
    .transform((batch) => batch ?? null),
});
export type AddProspectsInput = z.output<typeof AddProspectsInput>;

export const AddingBatch = z.object({ batch: z.uuid() });

export const WriteAnywayInput = z.object({
  prospect: z.uuid(),
  reason: z
    .string()
    .max(500, "Say it in at most 500 characters.")
    .transform((text) => cleanText(text))
    .pipe(z.string().min(1, "Say why in a few words: it stands beside the warnings.")),
});

/** "site:0,note:3": which column is which. */
const Columns = z
  .string()
  .regex(new RegExp(`^(?:(?:${PROSPECT_FIELDS.join("|")}):\\d{1,3}(?:,|$))+$`))
  .optional()
  .catch(undefined)
  .transform((text): ProspectColumns | null =>
    text === undefined
      ? null
      : Object.fromEntries(text.split(",").map((part) => [part.split(":")[0], Number(part.split(":")[1])])),
  );

const Pairs = z
  .string()
  .regex(/^(?:\d{1,9}-\d{1,9}(?:,|$))+$/)
  .optional()
  .catch(undefined)
  .transform((text) =>
    (text ?? "")
      .split(",")
      .filter((pair) => pair !== "")
      .map((pair) => {
        const [source = 0, target = 0] = pair.split("-").map(Number);
        return { source, target };
      }),
  );

/** What is to be previewed, as it stands in the address; the rest of the address is the report's own filter. */
export const PreviewQuery = z.object({
  from: z.enum([...TEXT_ORIGINS, "link_gap", "lost_link", "broken_target"]),
  columns: Columns,
  /** Of a report: the site whose it is. */
  site: z.string().max(300).optional(),
  /** Lost links that were ticked: "12-34,56-78". */
  picked: Pairs,
});
export type PreviewQuery = z.output<typeof PreviewQuery>;

interface LostSpan {
  q: string;
  since?: string | undefined;
  until?: string | undefined;
  /** These domains and no other; empty: all. */
  only: readonly string[];
}

/** The span of a report of lost links, as a filter of links. */
export const lostFilter = ({ q, since, until, only }: LostSpan): LinkFilter =>
  LinkFilter.parse({ change: "lost", q, since, until, domains: [...only] });
