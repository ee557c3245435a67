/**
 * The words by which sites name their pages and their people, in the languages that link builders write to most. Data:
 * a language is added by its words.
 */
import { isPersonName } from "../../contact.ts";

const PATHS = {
  contact:
    "contact contact-us contactus kontakt contacto contatto contatti contato contacter contactez-nous kapcsolat yhteystiedot kontakta kontakty iletisim get-in-touch write-for-us guest-post schreiben-sie-uns",
  imprint:
    "impressum imprint legal-notice mentions-legales aviso-legal note-legali colophon colofon anbieterkennzeichnung",
  people:
    "team our-team staff people editorial editors editorial-team masthead redaktion redaccion redazione redaction redactie equipe equipo authors author autor autoren autores auteurs press presse prensa stampa media-contact",
  about:
    "about about-us aboutus uber-uns ueber-uns a-propos qui-sommes-nous quienes-somos sobre-nosotros sobre chi-siamo over-ons om-oss om-os o-nas o-nama rolunk tietoa-meista hakkimizda",
};

/** Most telling first. */
export const PAGE_KINDS = ["contact", "imprint", "people", "about"] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

const setOf = (kind: PageKind): ReadonlySet<string> => new Set(PATHS[kind].split(" "));
const words: Record<PageKind, ReadonlySet<string>> = {
  contact: setOf("contact"),
  imprint: setOf("imprint"),
  people: setOf("people"),
  about: setOf("about"),
};

/** What a piece of a path or the words of a link say of the page behind it; null when they say nothing. */
export function pageKindOf(text: string): PageKind | null {
  const slug = text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ı", "i")
    .replace(/\.(?:html?|php|aspx?)$/, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .join("-");
  if (slug.length > 60) return null;
  return PAGE_KINDS.find((kind) => words[kind].has(slug) || startsWithName(slug, kind)) ?? null;
}

/** "contact-form", "about-us-2": not "contact-lenses-put-to-the-test", which is a post. */
function startsWithName(slug: string, kind: PageKind): boolean {
  const parts = slug.split("-");
  if (parts.length === 2) return kind === "contact" && words[kind].has(parts[0] ?? "");
  return parts.length === 3 && words[kind].has(parts.slice(0, 2).join("-"));
}

const ROLE =
  /\b(?:editor|editor-in-chief|chefredakteur(?:in)?|redakteur(?:in)?|redaktion|r[eé]dact(?:eur|rice|ion)|redactor[ae]?|redattore|journalist(?:in)?|author|autor(?:in)?|auteur|writer|columnist|reporter|webmaster|maintainer|publisher|herausgeber(?:in)?|press(?:e|espre(?:cher|cherin))?|prensa|stampa|media relations|pr manager|marketing|seo|content manager|partnerships?|owner|founder|inhaber(?:in)?|gesch[aä]ftsf[uü]hr(?:er|erin|ung)|director|manager|blogger)\b/iu;

/** A job as a page writes it: short, and with a word that names one. */
export function jobOf(text: string): string | null {
  const job = text.replace(/\s+/g, " ").trim();
  return job.length > 0 && job.length <= 60 && job.split(" ").length <= 6 && ROLE.test(job) ? job : null;
}

/** Words of buttons and headings, which look like names where every word has a capital. */
const NO_NAME = new Set(
  "get write send drop say ask click here us me now more our your my mail e-mail message letter talk join submit read learn view see feedback advertise help general inquiries enquiries phone tel telefon fax customer service privacy policy terms home about new business contact post guest press the and for with to how what who why reach follow hello imprint legal notice street road copyright site news daily weekly magazine blog journal gmbh ltd inc llc manual guide documentation documents faq user quick start overview introduction".split(
    " ",
  ),
);

/** A person's first and last name, as a line or a heading has it; null for all else. */
export function fullName(text: string): string | null {
  const parts = text.toLowerCase().split(" ");
  const isName = parts.length > 1 && isPersonName(text) && !parts.some((part) => NO_NAME.has(part));
  return isName && jobOf(text) === null ? text : null;
}

const DESKS: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:editor|editors|editorial|redaktion|redaction|redaccion|redazione|redactie|redakcja)$/,
    "Editorial desk",
  ],
  [/^(?:press|presse|prensa|stampa|media|pers|pr)$/, "Press"],
  [/^(?:webmaster|webmaestro|hostmaster|admin)$/, "Webmaster"],
  [/^(?:marketing|seo|content|outreach|partners?|partnerships?)$/, "Marketing"],
  [/^(?:ads|advertise|advertising|werbung|publicite|publicidad)$/, "Advertising"],
];

/** What the part before the at sign says: "redaktion@" is the editorial desk. */
export function deskOf(address: string): string | null {
  const local = address.slice(0, address.indexOf("@"));
  return DESKS.find(([pattern]) => pattern.test(local))?.[1] ?? null;
}
