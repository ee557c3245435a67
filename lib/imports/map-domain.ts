/** A record as a domain that a file says links to the site. */
import { domainOfHost, hostOf } from "#lib/core/domain";
import type { Cell } from "./formats/format.ts";
import { readAddress } from "./read-address.ts";
import { type FileMapping, type Mapped, readCount, readDay, readMetrics } from "./read-cell.ts";
import type { DomainRow } from "./row-types.ts";

export function mapDomain(file: FileMapping, cell: Cell, line: number): Mapped<DomainRow> {
  const skipped = file.format.kind === "domains" ? file.format.skip?.(cell) : null;
  if (skipped) return { status: "skipped", reason: skipped };
  const address = readAddress(cell("domain"), "The domain");
  if (address.kind === "bad") {
    return { status: "rejected", reason: address.problem.replace("https://example.com/page", "example.com") };
  }
  const host = address.kind === "address" ? hostOf(address.url) : null;
  if (host === null) return { status: "rejected", reason: "The domain is no web address." };
  const notes: string[] = [];
  const row: DomainRow = {
    line,
    host,
    domain: domainOfHost(host),
    links: readCount(cell("links")),
    firstSeen: readDay(file, cell, "firstSeen", notes),
    lastSeen: readDay(file, cell, "lastSeen", notes),
    lostOn: readDay(file, cell, "lostOn", notes),
    metrics: readMetrics(file, cell),
  };
  return { status: "accepted", row, notes };
}
