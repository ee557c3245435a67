// What people send about campaigns: the form's fields are strings, an empty one says nothing.
import { z } from "zod";
import { cleanText } from "#lib/core/clean-text";
import { Address, Day, Price } from "#lib/placements/schema";
import { TACTICS } from "#lib/placements/types";
import { CAMPAIGN_KINDS } from "./types.ts";

const empty = (value: string) => (value === "" ? null : value);
const longText = z
  .string()
  .trim()
  .max(10_000, "At most 10,000 characters.")
  .transform((text) => empty(text.replaceAll("\0", "").toWellFormed()))
  .default(null);

const box = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** Target pages that one campaign may have, and anchors of each. */
const TARGETS_MOST = 50;
const ANCHORS_MOST = 20;

const Target = z.object({
  url: Address,
  /** Parted by semicolons: anchors have commas. */
  anchors: z.string().max(4_000, "At most 4,000 characters.").transform(splitAnchors),
});

/** The rows of the form, as JSON in one field; rows without an address are left out. */
const Targets = z
  .string()
  .max(200_000)
  .transform((text, context) => {
    try {
      const rows = z.array(z.object({ url: z.string(), anchors: z.string() })).parse(JSON.parse(text));
      return rows.filter(({ url, anchors }) => url.trim() !== "" || anchors.trim() !== "");
    } catch {
      context.addIssue({ code: "custom", message: "The target pages could not be read. Try again." });
      return z.NEVER;
    }
  })
  .pipe(
    z
      .array(Target)
      .min(1, "Name at least one page that should get links.")
      .max(TARGETS_MOST, `At most ${TARGETS_MOST} pages.`),
  );

const fields = {
  name: z.string().trim().min(1, "Give the campaign a name.").max(120, "At most 120 characters."),
  kind: z.enum(CAMPAIGN_KINDS),
  tactic: z.enum(TACTICS),
  ownerId: z
    .union([z.literal(""), z.uuid()])
    .transform(empty)
    .default(null),
  goal: z
    .string()
    .trim()
    .regex(/^\d{0,5}$/, "Enter a whole number, such as 20.")
    .transform((text) => (text === "" || Number(text) === 0 ? null : Number(text)))
    .default(null),
  budget: Price,
  startsOn: Day,
  endsOn: Day,
  brief: longText,
  approveProspects: box,
  approveAnchors: box,
  approveDrafts: box,
  asset: longText,
  assetUrl: z.union([z.literal("").transform(() => null), Address]).default(null),
  /** A moment, with its zone. */
  embargoUntil: z
    .union([z.literal(""), z.iso.datetime({ offset: true })], { error: "Enter a day and a time." })
    .transform(empty)
    .default(null),
  targets: Targets,
};

interface TypedDays {
  startsOn: string | null;
  endsOn: string | null;
}

function checkDays(
  { startsOn, endsOn }: TypedDays,
  context: { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void },
): void {
  if (startsOn === null || endsOn === null || endsOn >= startsOn) return;
  context.addIssue({ code: "custom", path: ["endsOn"], message: "It ends before it begins." });
}

/** A new campaign of a site. */
export const CampaignForm = z.object({ site: z.string(), ...fields }).superRefine(checkDays);
export type CampaignForm = z.output<typeof CampaignForm>;

/** What a person changed of a campaign: every field is sent. Its site stays. */
export const CampaignChange = z.object({ id: z.uuid(), ...fields }).superRefine(checkDays);
export type CampaignChange = z.output<typeof CampaignChange>;

export const CampaignClosing = z.object({ id: z.uuid(), closed: z.boolean() });

function splitAnchors(text: string): string[] {
  const anchors = text.split(";").map((part) => cleanText(part, 300));
  return [...new Set(anchors.filter((anchor) => anchor !== ""))].slice(0, ANCHORS_MOST);
}
