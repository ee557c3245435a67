/**
 * A release of Common Crawl's web graph, by the months whose crawls it was made of:
 * `cc-main-2025-may-jun-jul` (https://commoncrawl.org/web-graphs).
 */

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** The release that a file name starts with ("cc-main-2025-may-jun-jul-domain-ranks.txt.gz"); null for any other. */
export function releaseOfFile(file: string): string | null {
  return (
    file.toLowerCase().match(/^cc-main-\d{4}(?:-\d{2,4})?(?:-[a-z]{3,4})+?(?=-(?:domain|host)-|\.|$)/)?.[0] ??
    null
  );
}

/** "Common Crawl, May–July 2025"; a name that is none of theirs stays as it is. */
export function releaseWords(name: string): string {
  const parts = name.match(/^cc-main-(\d{4})(?:-(\d{2,4}))?((?:-[a-z]{3,4})+)$/);
  const [, year = "", later, list = ""] = parts ?? [];
  const months = list
    .split("-")
    .slice(1)
    .map((short) => MONTHS.find((month) => month.toLowerCase().startsWith(short.slice(0, 3))));
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined || months.includes(undefined)) return name;
  const until = later === undefined ? year : `${year.slice(0, 4 - later.length)}${later}`;
  if (until !== year) return `Common Crawl, ${first} ${year} – ${last} ${until}`;
  return `Common Crawl, ${first === last ? first : `${first}–${last}`} ${year}`;
}
