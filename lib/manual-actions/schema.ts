import { z } from "zod";
import { CASE_STEPS } from "#lib/core/manual-action/state";
import { parseHttpUrl } from "#lib/core/url";

// PostgreSQL refuses NUL in text.
const text = (max: number) =>
  z
    .string()
    .max(max, `Say it in at most ${max.toLocaleString("en")} characters.`)
    .transform((written) => written.replaceAll("\0", "").toWellFormed());

/** As Search Console names it: a URL prefix, or a domain property as "sc-domain:example.com". */
const Property = z
  .string()
  .trim()
  .max(2_000)
  .transform((written, context) => {
    const url = parseHttpUrl(written);
    if (url !== null) {
      url.search = "";
      url.hash = "";
      return url.href;
    }
    const host = parseHttpUrl(`http://${written.replace(/^sc-domain:/i, "")}/`)?.hostname ?? "";
    if (/^[^\s/]+\.[^\s/.]+$/.test(written) && host.includes(".")) return `sc-domain:${host}`;
    context.addIssue({
      code: "custom",
      message: "Write the property as Search Console shows it: https://www.example.com/ or example.com",
    });
    return z.NEVER;
  });

const Day = z.iso.date("Choose a day.");

const CaseFields = z.object({
  site: z.string(),
  kind: z.enum(["links_to", "links_from"], "Choose what the notice is about."),
  property: Property,
  noticedOn: Day,
  notice: text(20_000).default(""),
});

export const NewCase = CaseFields;
export const EditedCase = CaseFields.extend({ id: z.uuid() });
export const CaseRef = z.object({ site: z.string(), id: z.uuid() });

export const ChosenVersion = CaseRef.extend({
  /** Null: the version that was uploaded last. */
  version: z.uuid().nullable(),
});

export const NewStep = CaseRef.extend({
  kind: z.enum(CASE_STEPS),
  on: Day,
  note: text(5_000)
    .transform((note) => note.trim())
    .default(""),
});

export const StepRef = CaseRef.extend({ step: z.uuid() });

export const KeptDraft = CaseRef.extend({
  /** Null: nobody's words are kept, it is drafted from the facts again. */
  text: text(50_000).nullable(),
  /** When the text was kept that this one replaces (ISO 8601); null: none was. */
  replaces: z.iso.datetime().nullable(),
});

/** Samples that one case holds. */
export const SAMPLES_MAX = 5_000;
/** Of a pasted text or a file, bytes. */
export const SAMPLES_BYTES = 2_000_000;

export const DroppedSample = CaseRef.extend({ sample: z.uuid() });

export const MarkedSamples = CaseRef.extend({
  on: z.enum(["domain", "page"]),
  reason: text(500)
    .transform((reason) => reason.trim())
    .pipe(z.string().min(1, "Say why in a few words: it stands beside the mark later.")),
});

export const RequestBatch = z.object({ batch: z.uuid() });
