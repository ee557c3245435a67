// How well contacts are found: saved pages against what a reader of them listed by hand, as counts.
import fs from "node:fs";
import path from "node:path";
import { root } from "#lib/boot/root";
import { findContacts } from "#lib/core/outreach/contacts/find-contacts";
import type { PageContacts } from "#lib/core/outreach/contacts/types";

type Labelled = [channel: string, value: string, name: string | null, job: string | null];

export interface LabelledPage {
  name: string;
  html: string;
  url: string;
  contacts: Labelled[];
  pages?: string[];
  hides?: boolean;
  /** Of other sites, which the page only speaks of: counted when found, not asked for. */
  foreign?: string[];
}

export interface Counts {
  pages: number;
  found: number;
  missed: number;
  /** Not on the list. */
  wrong: number;
  /** Of the found ones: the name or job is not the one that the page gives. */
  misnamed: number;
}

/** Pages made for the purpose, with all that they show and hide. */
export function readFixtures(): LabelledPage[] {
  const dir = path.join(root, "test/fixtures/contacts");
  const labels = JSON.parse(fs.readFileSync(path.join(dir, "labels.json"), "utf8")) as Record<
    string,
    Omit<LabelledPage, "name" | "html">
  >;
  return Object.entries(labels).map(([name, label]) => ({
    name,
    html: fs.readFileSync(path.join(dir, name), "utf8"),
    ...label,
  }));
}

/** Compares what is found with the list. */
export function judge(page: LabelledPage, { contacts }: Pick<PageContacts, "contacts">): Counts {
  const key = (channel: string, value: string) => `${channel} ${value}`;
  const listed = new Map(page.contacts.map((one) => [key(one[0], one[1]), one]));
  const right = contacts.filter(({ channel, value }) => listed.has(key(channel, value)));
  const misnamed = right.filter(({ channel, value, name, job }) => {
    const [, , itsName, itsJob] = listed.get(key(channel, value)) as Labelled;
    return name !== itsName || job !== itsJob;
  });
  return {
    pages: 1,
    found: right.length,
    missed: listed.size - right.length,
    wrong:
      contacts.length - right.length - contacts.filter(({ value }) => page.foreign?.includes(value)).length,
    misnamed: misnamed.length,
  };
}

export function sum(all: readonly Counts[]): Counts {
  const total: Counts = { pages: 0, found: 0, missed: 0, wrong: 0, misnamed: 0 };
  for (const counts of all)
    for (const key of Object.keys(total) as (keyof Counts)[]) total[key] += counts[key];
  return total;
}

/** Manuals of Debian's `-doc` packages that are on this machine, with the addresses of authors and lists in them. */
export function readManuals(): LabelledPage[] {
  const labels = JSON.parse(
    fs.readFileSync(path.join(root, "test/fixtures/contacts/debian-docs.json"), "utf8"),
  ) as Record<string, string[]>;
  return Object.entries(labels).flatMap(([name, addresses]) => {
    const file = path.join("/usr/share/doc", name);
    if (!fs.existsSync(file)) return [];
    const contacts = addresses.map((value): Labelled => ["mail", value, null, null]);
    return [
      { name, html: fs.readFileSync(file, "latin1"), url: `https://docs.debian.org/${name}`, contacts },
    ];
  });
}

export const measure = (pages: readonly LabelledPage[]): Counts =>
  sum(pages.map((page) => judge(page, findContacts(page.html, page.url))));

/** The lines of `npm run accuracy`. */
export function printContacts(): { text: string; ok: boolean } {
  const made = measure(readFixtures());
  const lines = [`contacts on made pages: ${words(made)}, ${made.misnamed} misnamed\n`];
  const manuals = measure(readManuals());
  lines.push(
    manuals.pages === 0
      ? "contacts in Debian's manuals: none is installed here, skipped\n"
      : `contacts in Debian's manuals: ${words(manuals)}\n`,
  );
  return { text: lines.join(""), ok: made.missed + made.wrong + made.misnamed + manuals.wrong === 0 };
}

const words = ({ pages, found, missed, wrong }: Counts) =>
  `${pages} pages, ${found} found, ${missed} missed, ${wrong} wrongly found`;
