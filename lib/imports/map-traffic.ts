/** A record as visits of a page of the site, or as visits that another site sent. */
import { hostOf } from "#lib/core/domain";
import { parseHttpUrl } from "#lib/core/url";
import type { Cell } from "./formats/format.ts";
import { readNumber } from "./numbers.ts";
import { readAddress } from "./read-address.ts";
import { type FileMapping, type Mapped, readCount } from "./read-cell.ts";
import type { TrafficRow } from "./row-types.ts";

/** What stands where no page or no source is known, and what sums up the others. */
const NOTHING = /^(?:\(not set\)|\(other\)|\(direct\)|\(none\)|grand total|totals?)?$/i;

export function mapTraffic(file: FileMapping, cell: Cell, line: number): Mapped<TrafficRow> {
  const ends = file.has("page") ? readPage(cell("page")) : readReferrer(cell("referrer"));
  if ("status" in ends) return ends;
  const row: TrafficRow = {
    line,
    ...ends,
    clicks: readCount(cell("clicks")),
    impressions: readCount(cell("impressions")),
    sessions: readCount(cell("sessions")),
    position: cell("position") === "" ? null : readNumber(cell("position")),
  };
  if (row.clicks === null && row.impressions === null && row.sessions === null) {
    return { status: "rejected", reason: "The row has no number of clicks, impressions or sessions." };
  }
  return { status: "accepted", row, notes: [] };
}

type Ends = Pick<TrafficRow, "page" | "host">;
type Left = Exclude<Mapped<never>, { row: never }>;

/** Analytics writes paths, Search Console whole addresses. */
function readPage(text: string): Ends | Left {
  if (NOTHING.test(text)) return { status: "skipped", reason: "Names no page, or sums up the others." };
  if (/^\/(?!\/)/.test(text)) {
    return parseHttpUrl(text, "https://example.com/") === null
      ? { status: "rejected", reason: "The page is no path of a web site." }
      : { page: text.slice(0, 8_000), host: null };
  }
  const address = readAddress(text, "The page");
  if (address.kind === "address") return { page: address.url, host: null };
  if (address.kind === "other")
    return { status: "skipped", reason: `The page is no web page but a ${address.scheme}: address.` };
  return { status: "rejected", reason: address.problem };
}

/** "example.com / referral", "google / organic", or a source alone. */
function readReferrer(text: string): Ends | Left {
  const [source = "", medium = "referral"] = text.split(/\s+\/\s+/);
  if (NOTHING.test(source)) return { status: "skipped", reason: "Names no source, or sums up the others." };
  if (!/^referral$/i.test(medium)) {
    return { status: "skipped", reason: `Not a referral: the visits came by "${medium.slice(0, 40)}".` };
  }
  const address = readAddress(source, "The source");
  const host = address.kind === "address" ? hostOf(address.url) : null;
  if (host === null) return { status: "skipped", reason: "The source is no site that could link here." };
  return { page: null, host };
}
