"use client";
import { Field } from "#components/ui/field";
import { Input, Select } from "#components/ui/input";
import { PLACES } from "#lib/core/place";
import { placeWords } from "#lib/links/words";
import type { Terms } from "#lib/placements/types";

interface TermFieldsProps {
  /** What the fields begin with. */
  draft: Partial<Omit<Terms, "tags">>;
  problemOf: (name: string) => string | undefined;
}

/** What the link itself is to be: its words, its rel, its place on the page. */
export function LinkTermFields({ draft, problemOf }: TermFieldsProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_120px_140px] gap-3 max-md:grid-cols-1">
      <Field label="Anchor text" optional error={problemOf("anchor")} hint="Empty: any words will do.">
        {(control) => (
          <Input name="anchor" defaultValue={draft.anchor ?? ""} autoComplete="off" {...control} />
        )}
      </Field>
      <Field label="Rel" optional error={problemOf("rel")}>
        {(control) => (
          <Select name="rel" defaultValue={draft.rel ?? ""} {...control}>
            <option value="">Any</option>
            <option value="follow">dofollow</option>
            <option value="nofollow">nofollow</option>
            <option value="ugc">ugc</option>
            <option value="sponsored">sponsored</option>
          </Select>
        )}
      </Field>
      <Field label="Place" optional error={problemOf("place")}>
        {(control) => (
          <Select name="place" defaultValue={draft.place ?? ""} {...control}>
            <option value="">Any</option>
            {PLACES.map((place) => (
              <option key={place} value={place}>
                {placeWords[place]}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}

/** What the vendor is paid and what the client is charged: two amounts that are never one. */
export function CostFields({ draft, problemOf }: TermFieldsProps) {
  const currency = (name: "currency" | "feeCurrency") => (
    <Field label="Currency" optional error={problemOf(name)}>
      {(control) => (
        <Input
          name={name}
          defaultValue={draft[name] ?? ""}
          placeholder="EUR"
          maxLength={3}
          list="currencies"
          autoComplete="off"
          {...control}
        />
      )}
    </Field>
  );
  const amount = (name: "price" | "fee") => (
    <Field
      label={name === "price" ? "Price" : "Fee"}
      optional
      error={problemOf(name)}
      hint={name === "price" ? "What the vendor is paid." : "What the client is charged."}
    >
      {(control) => (
        <Input
          name={name}
          defaultValue={draft[name] ?? ""}
          inputMode="decimal"
          placeholder="240"
          autoComplete="off"
          {...control}
        />
      )}
    </Field>
  );
  return (
    <>
      {amount("price")}
      {currency("currency")}
      {amount("fee")}
      {currency("feeCurrency")}
      <Field
        label="Invoice"
        optional
        error={problemOf("invoice")}
        hint="Its number, or what is still to come."
      >
        {(control) => (
          <Input name="invoice" defaultValue={draft.invoice ?? ""} autoComplete="off" {...control} />
        )}
      </Field>
      <datalist id="currencies">
        {["EUR", "USD", "GBP", "CHF", "PLN", "SEK", "CAD", "AUD"].map((code) => (
          <option key={code} value={code} />
        ))}
      </datalist>
    </>
  );
}
