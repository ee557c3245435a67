// What people send about placements: the form's fields are strings, an empty one says nothing.
import { z } from "zod";
import { isPublicSuffix } from "#lib/core/domain";
import { PLACES } from "#lib/core/place";
import { cleanTags, splitTags } from "#lib/core/tags";
import { parseHttpUrl } from "#lib/core/url";
import { STATUSES } from "#lib/links/link-filter";
import { HAND_WORDS, ORIGINS, TACTICS } from "./types.ts";

/** An address as people type it: "example.com/page" gets https://. */
export const Address = z
  .string()
  .trim()
  .min(1, "Enter the address of a page, such as https://example.com/page.")
  .max(8_000, "An address has at most 8,000 characters.")
  .transform((text, context) => {
    const url = parseHttpUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
    const host = url?.hostname.replace(/\.$/, "") ?? "";
    if (url === null || !(host.includes(".") || host.startsWith("["))) {
      context.addIssue({
        code: "custom",
        message: `“${text.slice(0, 80)}” is not a web address. Write it as https://example.com/page.`,
      });
      return z.NEVER;
    }
    if (isPublicSuffix(host)) {
      context.addIssue({
        code: "custom",
        message: `${host} is shared by many sites. Name the one you mean.`,
      });
      return z.NEVER;
    }
    return url.href;
  });

const empty = (value: string) => (value === "" ? null : value);
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `At most ${max.toLocaleString("en-GB")} characters.`)
    .transform(empty)
    .default(null);

/** YYYY-MM-DD; an empty field says nothing. */
export const Day = z
  .union([z.literal(""), z.iso.date("Enter a day, such as 2026-03-09.")], {
    error: "Enter a day, such as 2026-03-09.",
  })
  .transform(empty)
  .default(null);

const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .enum(["", ...values])
    .transform((value) => (value === "" ? null : (value as T[number])))
    .default(null);

/** Ten digits before the point, two behind it: what the database holds. */
export const Price = z
  .string()
  .trim()
  .transform((typed, context) => {
    if (typed === "") return null;
    // "1 200,50", "1,200.50" and "1200.5" are all meant.
    const plain = typed.replace(/[\s'’\u00a0\u202f]/g, "").replace(/,(?=\d{3}(?:\D|$))/g, "");
    const price = plain.replace(",", ".");
    if (!/^\d{1,10}(\.\d{1,2})?$/.test(price)) {
      context.addIssue({ code: "custom", message: "Enter a price as a number, such as 240 or 1200.50." });
      return z.NEVER;
    }
    return price;
  })
  .default(null);

const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));
export const Currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => code === "" || codes.has(code), "Enter a currency by its three letters, such as EUR.")
  .transform(empty)
  .default(null);

/** What may be agreed beside source and target. */
export const termFields = {
  anchor: text(2_000),
  rel: choice(["follow", "nofollow", "ugc", "sponsored"]),
  place: choice(PLACES),
  price: Price,
  currency: Currency,
  fee: Price,
  feeCurrency: Currency,
  invoice: text(200),
  vendor: text(200),
  contact: text(200),
  tactic: choice(TACTICS),
  origin: z.enum(ORIGINS).default("unknown"),
  liveOn: Day,
  expiresOn: Day,
  notes: text(10_000),
  tags: z.string().max(2_000, "At most 2,000 characters.").default("").transform(splitTags),
};

interface TypedTerms {
  price: string | null;
  currency: string | null;
  fee: string | null;
  feeCurrency: string | null;
  liveOn: string | null;
  expiresOn: string | null;
}

export function checkTerms(
  given: TypedTerms,
  context: { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void },
): void {
  const issue = (field: string, message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  if (given.price !== null && given.currency === null) issue("currency", "Say in which currency.");
  if (given.fee !== null && given.feeCurrency === null) issue("feeCurrency", "Say in which currency.");
  if (given.liveOn !== null && given.expiresOn !== null && given.expiresOn < given.liveOn) {
    issue("expiresOn", "It ends before it begins. One of the two days is another.");
  }
}

/** A promise added by hand; `look`: its page is looked at now. */
export const PlacementForm = z
  .object({
    site: z.string(),
    source: Address,
    target: Address,
    look: z.literal("on").optional(),
    ...termFields,
  })
  .superRefine(checkTerms);

/** What a person changed of a promise: every term is sent. */
export const PlacementChange = z
  .object({ id: z.uuid(), source: Address, target: Address, ...termFields })
  .superRefine(checkTerms);

/** At most what one page of the table shows. */
export const PlacementIds = z.object({ ids: z.array(z.uuid()).min(1).max(500, "At most 500 at once.") });
export const PlacementId = z.object({ id: z.uuid() });

/** Anchor, rel and place as they were agreed before. */
export const AgreedWords = z.object({
  id: z.uuid(),
  anchor: z.string().max(2_000).nullable(),
  rel: z.enum(["follow", "nofollow", "ugc", "sponsored"]).nullable(),
  place: z.enum(PLACES).nullable(),
});

const list = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => (given === undefined ? [] : [given].flat().flatMap((part) => part.split(","))))
    .pipe(z.array(z.enum(values)).catch([]));

/** The filter of the table as it stands in the URL; what does not parse is left out. */
export const PlacementFilter = z.object({
  status: list(STATUSES),
  tactic: list(TACTICS),
  /** With any of these. */
  tag: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => (given === undefined ? [] : cleanTags([given].flat())))
    .catch([]),
  /** They end within 30 days, or have ended. */
  expiring: z.literal("soon").optional().catch(undefined),
  /** What people saw where no look can settle it: it holds, or its day has come. */
  hand: list(HAND_WORDS),
  /** Only a person can settle it, and none has. */
  eyes: z.literal("needed").optional().catch(undefined),
  /** The archived ones instead of the others. */
  archived: z.literal("yes").optional().catch(undefined),
  /** In source, target, anchor, vendor. */
  q: z
    .string()
    .trim()
    .max(200)
    .transform((value) => value.replaceAll("\0", ""))
    .catch("")
    .default(""),
});
export type PlacementFilter = z.output<typeof PlacementFilter>;
