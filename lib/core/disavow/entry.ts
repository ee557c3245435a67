/** One line of a disavow file, and which lines make others superfluous. */

export interface DisavowEntry {
  /** `domain`: the host and all its subdomains. `url`: that one page. */
  kind: "domain" | "url";
  /** Host in lower case and punycode, or the whole URL; ASCII either way. */
  value: string;
  /** The comment lines above it, without their sign; they travel with the entry. */
  comments: string[];
}

/** The line as it stands in the file. */
export function printEntry(entry: Pick<DisavowEntry, "kind" | "value">): string {
  return entry.kind === "domain" ? `domain:${entry.value}` : entry.value;
}

/** The host and every parent of it: "a.b.c", "b.c", "c". */
export function* selfAndParents(host: string): Generator<string> {
  for (let rest = host; ; ) {
    yield rest;
    const dot = rest.indexOf(".");
    if (dot < 0) return;
    rest = rest.slice(dot + 1);
  }
}

/** The host of a URL that has been through `readEntry`. */
export function hostOfEntry(entry: DisavowEntry): string {
  // A value is a serialised URL without a user name: its host ends at the first slash or colon. Parsing a hundred
  // thousand of them again would take most of the time of printing a list.
  return entry.kind === "domain" ? entry.value : (/^https?:\/\/([^/:]+)/.exec(entry.value)?.[1] ?? "");
}

/** The domain line that already covers a URL, or null. */
export function coveringDomain(entry: DisavowEntry, domains: ReadonlySet<string>): string | null {
  if (entry.kind === "domain") return null;
  for (const host of selfAndParents(hostOfEntry(entry))) if (domains.has(host)) return host;
  return null;
}

/** As `coveringDomain`; a subdomain's line is covered by its parent's as well. */
export function coverOf(entry: DisavowEntry, domains: ReadonlySet<string>): string | null {
  for (const host of selfAndParents(hostOfEntry(entry))) {
    if (domains.has(host) && (entry.kind === "url" || host !== entry.value)) return host;
  }
  return null;
}

/** The hosts of all domain lines. */
export function domainsOf(entries: readonly DisavowEntry[]): Set<string> {
  return new Set(entries.filter(({ kind }) => kind === "domain").map(({ value }) => value));
}
