// What people send about what was agreed with a prospect: the form's fields are strings, an empty one says nothing.
import { z } from "zod";
import { Address, checkTerms, termFields } from "#lib/placements/schema";

const { anchor, rel, place, price, currency, fee, feeCurrency, invoice, vendor, contact, expiresOn, notes } =
  termFields;

/** Everything that is agreed in one step; tactic and origin follow from the campaign and the price. */
export const TermsForm = z
  .object({
    prospect: z.uuid(),
    /** Terms that were kept without a page, and are now said anew. */
    kept: z.union([z.literal("").transform(() => null), z.uuid()]).default(null),
    /** The unannounced link that this is about. */
    noticed: z.union([z.literal("").transform(() => null), z.uuid()]).default(null),
    /** The page that is to link; null: nobody knows it yet. */
    source: z.union([z.literal("").transform(() => null), Address]).default(null),
    target: Address,
    /** By when it is to be live. */
    dueOn: termFields.liveOn,
    /** Its page is looked at now. */
    look: z.literal("on").optional(),
    anchor,
    rel,
    place,
    price,
    currency,
    fee,
    feeCurrency,
    invoice,
    vendor,
    contact,
    expiresOn,
    notes,
  })
  .superRefine((given, context) => checkTerms({ ...given, liveOn: null }, context));
export type TermsForm = z.output<typeof TermsForm>;

export const DueForm = z.object({ prospect: z.uuid(), dueOn: termFields.liveOn });

/** Terms that were kept without a page. */
export const KeptRef = z.object({ prospect: z.uuid(), id: z.uuid() });
