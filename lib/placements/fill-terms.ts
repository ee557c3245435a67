import { cleanText } from "#lib/core/clean-text";
import { cleanTags } from "#lib/core/tags";
import type { NewPlacement } from "./types.ts";

/** Texts as they may be stored; an empty one says nothing. */
export function cleanTerms(row: NewPlacement): Required<NewPlacement> {
  const text = (value: string | null, max: number) => (value === null ? null : cleanText(value, max) || null);
  return {
    source: row.source,
    target: row.target,
    anchor: text(row.anchor, 2_000),
    rel: row.rel,
    place: row.place ?? null,
    price: row.price,
    currency: row.currency,
    fee: row.fee ?? null,
    feeCurrency: row.feeCurrency ?? null,
    invoice: text(row.invoice ?? null, 200),
    vendor: text(row.vendor, 200),
    contact: text(row.contact, 200),
    tactic: row.tactic,
    origin: row.origin ?? "unknown",
    liveOn: row.liveOn,
    expiresOn: row.expiresOn,
    notes: row.notes?.trim() ? row.notes.trim().slice(0, 10_000) : null,
    tags: cleanTags(row.tags ?? []),
    prospectId: row.prospectId ?? null,
    agreedOn: row.agreedOn ?? null,
  };
}

/** The same promise said twice: the first word stands, the later one fills its gaps. A price takes no other's currency. */
export function fillTerms<T extends Required<NewPlacement>>(earlier: T, later: T): T {
  const samePrice = earlier.price === null || earlier.price === later.price;
  const sameFee = earlier.fee === null || earlier.fee === later.fee;
  return {
    ...earlier,
    anchor: earlier.anchor ?? later.anchor,
    rel: earlier.rel ?? later.rel,
    place: earlier.place ?? later.place,
    price: earlier.price ?? later.price,
    currency: earlier.currency ?? (samePrice ? later.currency : null),
    fee: earlier.fee ?? later.fee,
    feeCurrency: earlier.feeCurrency ?? (sameFee ? later.feeCurrency : null),
    invoice: earlier.invoice ?? later.invoice,
    vendor: earlier.vendor ?? later.vendor,
    contact: earlier.contact ?? later.contact,
    tactic: earlier.tactic ?? later.tactic,
    origin: earlier.origin === "unknown" ? later.origin : earlier.origin,
    liveOn: earlier.liveOn ?? later.liveOn,
    expiresOn: earlier.expiresOn ?? later.expiresOn,
    notes: earlier.notes ?? later.notes,
    tags: cleanTags([...earlier.tags, ...later.tags]),
    prospectId: earlier.prospectId ?? later.prospectId,
    agreedOn: earlier.agreedOn ?? later.agreedOn,
  };
}
