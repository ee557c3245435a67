/** A record of the team's tracker as a promised link. */
import { PLACES, type Place } from "#lib/core/place";
import { parseRel, type RelClass, relClass } from "#lib/core/rel";
import { splitTags } from "#lib/core/tags";
import type { Cell } from "./formats/format.ts";
import { readCurrency, readMoney } from "./numbers.ts";
import { readAddress } from "./read-address.ts";
import { type FileMapping, type Mapped, readDay, readText } from "./read-cell.ts";
import type { PlacementRow, Tactic } from "./row-types.ts";

export function mapPlacement(file: FileMapping, cell: Cell, line: number): Mapped<PlacementRow> {
  const notes: string[] = [];
  const ends: string[] = [];
  for (const [field, what] of [
    ["source", "The source"],
    ["target", "The target"],
  ] as const) {
    const address = readAddress(cell(field), what);
    if (address.kind === "bad") return { status: "rejected", reason: address.problem };
    if (address.kind === "other") {
      return {
        status: "rejected",
        reason: `${what} is a ${address.scheme}: address. An agreed link needs two web pages.`,
      };
    }
    if (address.note !== null) notes.push(address.note);
    ends.push(address.url);
  }
  const [source = "", target = ""] = ends;
  const money = readPrice(file, cell, notes);
  const tactic = readTactic(cell("tactic"));
  const row: PlacementRow = {
    line,
    source,
    target,
    anchor: readText(cell("anchor")),
    rel: readRelClass(cell("rel"), notes),
    place: readPlace(cell("place"), notes),
    ...money,
    vendor: readText(cell("vendor")),
    contact: readText(cell("contact")),
    tactic,
    liveOn: readDay(file, cell, "liveOn", notes),
    expiresOn: readDay(file, cell, "expiresOn", notes),
    notes: readText(cell("notes")),
    tags: splitTags(cell("tags")),
  };
  // A word of the team's own is kept where a person will read it.
  if (tactic === "other")
    row.notes = [row.notes, `Tactic: ${readText(cell("tactic"))}`].filter(Boolean).join(" · ");
  return { status: "accepted", row, notes };
}

/** Currency from its own column, else from the cell, else from the header ("Price (EUR)"). */
function readPrice(
  file: FileMapping,
  cell: Cell,
  notes: string[],
): { price: string | null; currency: string | null } {
  const text = cell("price");
  const money = readMoney(text);
  if (money === undefined) notes.push(`"${text.slice(0, 40)}" is no price and was left empty`);
  if (!money) return { price: null, currency: null };
  const currency = readCurrency(cell("currency")) ?? money.currency ?? readCurrency(file.columnOf("price"));
  return { price: money.price, currency };
}

function readRelClass(text: string, notes: string[]): RelClass | null {
  const words = parseRel(text.replace(/\b(do|no)[\s-]follow\b/gi, "$1follow").replaceAll("/", " "));
  if (words.length === 0) return null;
  const tokens = words.map((word) => (word === "paid" ? "sponsored" : word));
  if (tokens.some((token) => ["nofollow", "ugc", "sponsored"].includes(token)))
    return relClass(tokens, false);
  if (tokens.some((token) => ["dofollow", "follow", "followed", "df"].includes(token))) return "follow";
  if (tokens.every((token) => /^(?:yes|true|y|1|x)$/.test(token))) return "follow";
  if (tokens.every((token) => /^(?:no|false|n|0|nf)$/.test(token))) return "nofollow";
  notes.push(`"${text.slice(0, 40)}" says neither followed nor nofollow, so nothing was agreed about it`);
  return null;
}

/** The words that people write for a part of a page; the six of extraction stand for themselves. */
const PLACE_WORDS: readonly [RegExp, Place][] = [
  [/content|body|article|main|text|editorial/, "content"],
  [/foot/, "footer"],
  [/side|widget/, "sidebar"],
  [/nav|menu/, "navigation"],
  [/head/, "header"],
  [/comment/, "comments"],
];

function readPlace(text: string, notes: string[]): Place | null {
  const words = text.trim().toLowerCase();
  if (words === "" || words === "any") return null;
  const place =
    PLACES.find((one) => one === words) ?? PLACE_WORDS.find(([pattern]) => pattern.test(words))?.[1];
  if (place === undefined) notes.push(`"${text.slice(0, 40)}" is no place on a page and was left empty`);
  return place ?? null;
}

const TACTICS: readonly [RegExp, Tactic][] = [
  [/guest/, "guest_post"],
  [/reclaim|lost/, "lost_link_reclaim"],
  [/broken/, "broken_link"],
  [/resource/, "resource_page"],
  [/mention/, "unlinked_mention"],
  [/influenc/, "influencer"],
  [/director|citation/, "directory"],
  [/exchange|swap|reciprocal/, "exchange"],
  [/paid|sponsor|niche edit|insertion|bought|buy|advertorial/, "paid"],
  [/digital pr|^pr$|haro|press|news|content|journo/, "digital_pr"],
];

function readTactic(text: string): Tactic | null {
  const words = text
    .toLowerCase()
    .replace(/[_\s-]+/g, " ")
    .trim();
  if (words === "") return null;
  return TACTICS.find(([pattern]) => pattern.test(words))?.[1] ?? "other";
}
