import { z } from "zod";
import { isMailAddress } from "#lib/core/outreach/contacts/addresses";
import { linkedInProfile, phoneNumber } from "#lib/core/outreach/contacts/profiles";
import { normaliseUrl } from "#lib/core/url";
import { written, writtenOrNull } from "../schema-parts.ts";
import { CHANNELS } from "./types.ts";

export const LOOKUPS_MAX = 500;

/** Domains, or prospects whose domains are meant. */
export const LookForContacts = z
  .object({
    domains: z.array(z.string().trim().min(1).max(4_000)).max(LOOKUPS_MAX).default([]),
    prospects: z.array(z.uuid()).max(LOOKUPS_MAX).default([]),
  })
  .refine(({ domains, prospects }) => domains.length + prospects.length > 0, {
    path: ["domains"],
    message: "Write at least one domain.",
  });

const who = {
  name: writtenOrNull(200).nullable().default(null),
  job: writtenOrNull(200).nullable().default(null),
  note: writtenOrNull(2_000).nullable().default(null),
};

/** One contact by hand; its value is brought into one spelling by its channel. */
export const NewContact = z
  .object({
    domain: z.string().trim().min(1, "Write the site’s domain.").max(4_000),
    channel: z.enum(CHANNELS),
    value: written(2_000).pipe(z.string().min(1, "Write the address.")),
    foundOn: writtenOrNull(2_000).nullable().default(null),
    ...who,
  })
  .check(({ value: contact, issues }) => {
    const refuse = (path: string, message: string) =>
      issues.push({ code: "custom", input: contact, path: [path], message });
    if (spelt(contact.channel, contact.value) === null) refuse("value", WRONG[contact.channel]);
    if (contact.foundOn !== null && normaliseUrl(contact.foundOn) === null)
      refuse("foundOn", "Write the whole address of the page, with https://.");
  })
  .transform((contact) => ({
    ...contact,
    value: spelt(contact.channel, contact.value) ?? contact.value,
    foundOn: contact.foundOn === null ? null : normaliseUrl(contact.foundOn),
  }));

const WRONG: Record<(typeof CHANNELS)[number], string> = {
  mail: "Write one mail address: name@site.com.",
  form: "Write the address of the page with the form, with https://.",
  linkedin: "Write the address of a LinkedIn profile: https://www.linkedin.com/in/name.",
  phone: "Write the number with its country: +44 20 7946 0018.",
  other: "Write the address.",
};

function spelt(channel: (typeof CHANNELS)[number], value: string): string | null {
  switch (channel) {
    case "mail":
      return isMailAddress(value) ? value.toLowerCase() : null;
    case "form":
      return normaliseUrl(value);
    case "linkedin":
      return linkedInProfile(value);
    case "phone":
      return phoneNumber(value);
    case "other":
      return value;
    default:
      return channel satisfies never;
  }
}

export const ContactEdit = z.object({ id: z.uuid(), ...who });

export const ContactRef = z.object({ id: z.uuid() });

/** An address of any channel, by which a person asks to be erased. */
export const EraseInput = z.object({
  address: written(2_000)
    .transform(
      (address) => CHANNELS.flatMap((one) => (one === "other" ? [] : (spelt(one, address) ?? [])))[0] ?? "",
    )
    .pipe(z.string().min(1, "Write a whole mail address, a profile’s address or a number.")),
});
