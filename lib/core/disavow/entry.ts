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

/** The host itself or the nearest parent of it that is in a set; null for none. Of lists it is asked 100,000 times. */
export function parentIn(host: string, names: ReadonlySet<string>): string | null {
  if (names.size === 0) return null;
  for (let rest = host; ; ) {
    if (names.has(rest)) return rest;
    const dot = rest.indexOf(".");
    if (dot < 0) return null;
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
  return entry.kind === "domain" ? null : parentIn(hostOfEntry(entry), domains);
}

/** As `coveringDomain`; a subdomain's line is covered by its parent's as well. */
export function coverOf(entry: DisavowEntry, domains: ReadonlySet<string>): string | null {
  if (entry.kind === "url") return parentIn(hostOfEntry(entry), domains);
  const dot = entry.value.indexOf(".");
  return dot < 0 ? null : parentIn(entry.value.slice(dot + 1), domains);
}

/** The hosts of those domain lines that may cover one of some entries: asked of few, it is a small part of a list. */
export function domainsAbout(
  entries: readonly DisavowEntry[],
  asked: readonly DisavowEntry[],
): ReadonlySet<string> {
  const names = new Set(asked.flatMap((entry) => [...selfAndParents(hostOfEntry(entry))]));
  const domains = new Set<string>();
  if (names.size === 0) return domains;
  for (const { kind, value } of entries) if (kind === "domain" && names.has(value)) domains.add(value);
  return domains;
}

/** The hosts of all domain lines. */
export function domainsOf(entries: readonly DisavowEntry[]): Set<string> {
  const domains = new Set<string>();
  for (const { kind, value } of entries) if (kind === "domain") domains.add(value);
  return domains;
}
