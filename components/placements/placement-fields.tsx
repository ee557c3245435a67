"use client";
import { CostFields, LinkTermFields } from "#components/placements/term-fields";
import { Field, type FieldControl } from "#components/ui/field";
import { Input, Select, Textarea } from "#components/ui/input";
import { ORIGINS, TACTICS, type Terms } from "#lib/placements/types";
import { originWords, tacticWords } from "#lib/placements/words";

/** What the fields begin with. */
export type PlacementDraft = Partial<Terms> & { source?: string; target?: string };
/** The tags are one field of words. */
type TextField = Exclude<keyof PlacementDraft, "tags">;

interface PlacementFieldsProps {
  draft: PlacementDraft;
  /** Its addresses are its history's. */
  fixed?: boolean | undefined;
  showCosts: boolean;
  showContacts: boolean;
  problemOf: (name: string) => string | undefined;
}

/** Every field of a promise; only the two addresses are required. */
export function PlacementFields({ draft, fixed, showCosts, showContacts, problemOf }: PlacementFieldsProps) {
  const text =
    (name: TextField, more: object = {}) =>
    (control: FieldControl) => (
      <Input name={name} defaultValue={draft[name] ?? ""} autoComplete="off" {...more} {...control} />
    );
  return (
    <div className="grid gap-4">
      <Field
        label="Page with the link"
        required
        error={problemOf("source")}
        hint={fixed ? "It has been looked at: its history is about this page." : undefined}
      >
        {text("source", {
          placeholder: "https://blog.example/post",
          readOnly: fixed,
          inputMode: "url",
          // The dialog's first control is the way out of it; the form begins here.
          autoFocus: true,
        })}
      </Field>
      <Field label="Target on your site" required error={problemOf("target")}>
        {text("target", { placeholder: "https://your-site.example/page", readOnly: fixed, inputMode: "url" })}
      </Field>
      <LinkTermFields draft={draft} problemOf={problemOf} />
      <div className="grid grid-cols-2 gap-3 max-md:grid-cols-1">
        <Field label="Live since" optional error={problemOf("liveOn")}>
          {text("liveOn", { type: "date" })}
        </Field>
        <Field label="Ends on" optional error={problemOf("expiresOn")}>
          {text("expiresOn", { type: "date" })}
        </Field>
        {showCosts ? <CostFields draft={draft} problemOf={problemOf} /> : null}
        <Field label="Vendor" optional error={problemOf("vendor")} hint="Who sells or arranges it.">
          {text("vendor")}
        </Field>
        {showContacts ? (
          <Field label="Contact" optional error={problemOf("contact")} hint="The person at the site.">
            {text("contact")}
          </Field>
        ) : null}
        <Field label="Tactic" optional error={problemOf("tactic")}>
          {(control) => (
            <Select name="tactic" defaultValue={draft.tactic ?? ""} {...control}>
              <option value="">Not said</option>
              {TACTICS.map((tactic) => (
                <option key={tactic} value={tactic}>
                  {tacticWords[tactic]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Origin" optional error={problemOf("origin")}>
          {(control) => (
            <Select name="origin" defaultValue={draft.origin ?? "unknown"} {...control}>
              {ORIGINS.map((origin) => (
                <option key={origin} value={origin}>
                  {originWords[origin]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Field
        label="Tags"
        optional
        error={problemOf("tags")}
        hint="With commas between them. A tag may have its own schedule in the site’s settings."
      >
        {(control) => (
          <Input
            name="tags"
            defaultValue={(draft.tags ?? []).join(", ")}
            placeholder="spring campaign, tier 1"
            autoComplete="off"
            {...control}
          />
        )}
      </Field>
      <Field label="Notes" optional error={problemOf("notes")}>
        {(control) => <Textarea name="notes" rows={3} defaultValue={draft.notes ?? ""} {...control} />}
      </Field>
    </div>
  );
}
