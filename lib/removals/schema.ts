import { z } from "zod";
import { REMOVAL_CHANGES } from "#lib/core/removal/bulk";
import { REMOVAL_STATUSES } from "#lib/core/removal/status";
import { unknownPlaceholders } from "#lib/core/removal/template";

// PostgreSQL refuses NUL in text.
const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Say it in at most ${max.toLocaleString("en")} characters.`)
    .transform((written) => written.replaceAll("\0", ""));

export const NAMES_MAX = 500;

/** Domains, or pages as whole addresses. */
export const AskRemoval = z.object({
  site: z.string(),
  domains: z
    .array(z.string().trim().min(1).max(4_000))
    .min(1, "Write at least one domain.")
    .max(NAMES_MAX, `At most ${NAMES_MAX} at once. Nothing was added.`),
  reason: text(500).pipe(z.string().min(1, "Say why in a few words: it stands beside the request later.")),
});

export const RemovalStepInput = z.object({
  site: z.string(),
  id: z.uuid(),
  kind: z.enum(["asked", "reminded", "answered", "refused"]),
  note: text(2_000).default(""),
});

/** What "all" means: the requests of a filter. */
const RemovalFilter = z.object({
  kind: z.literal("filter"),
  status: z.enum(REMOVAL_STATUSES).nullable(),
  q: text(200),
});

export const ChangeRemovals = z.object({
  site: z.string(),
  change: z.enum(REMOVAL_CHANGES),
  what: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("picked"),
      ids: z
        .array(z.uuid())
        .min(1, "Tick at least one request.")
        .max(NAMES_MAX, `At most ${NAMES_MAX} by hand, or all of a filter.`),
    }),
    RemovalFilter,
  ]),
  note: text(2_000).default(""),
});

export const RemovalBatchRef = z.object({ batch: z.uuid() });

export const RemovalRef = z.object({ site: z.string(), id: z.uuid() });

export const RemovalTermsInput = z
  .object({
    subject: text(200).pipe(z.string().min(1, "Write a subject.")),
    body: text(5_000).pipe(z.string().min(1, "Write the text.")),
    remindAfterDays: z.coerce.number().int().min(1, "At least one day.").max(365, "At most a year."),
    giveUpAfterDays: z.coerce.number().int().min(1, "At least one day.").max(365, "At most a year."),
  })
  .check(({ value, issues }) => {
    for (const part of ["subject", "body"] as const) {
      const [unknown] = unknownPlaceholders({ subject: "", body: value[part] });
      if (unknown === undefined) continue;
      issues.push({
        code: "custom",
        input: value[part],
        path: [part],
        message: `${unknown} stands for nothing. Known are {domain}, {site}, {links}, {count} and {name}.`,
      });
    }
  });
