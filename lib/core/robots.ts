/**
 * What a page tells search engines about itself: robots meta tags and X-Robots-Tag headers.
 * Kept apart from robots.txt, which says what may be fetched, not what may be shown.
 * https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag
 */

/** Which layer said it. */
export type RobotsLayer = "none" | "meta" | "header";

/** The directives that hold for one bot, the most restrictive of all layers. */
export interface RobotsDirectives {
  noindex: boolean;
  nofollow: boolean;
  /** The layer that decided nofollow; when there is none, the one that decided noindex. */
  by: RobotsLayer;
  noindexBy: RobotsLayer;
  nofollowBy: RobotsLayer;
  /** The earliest `unavailable_after` date as written, past or not. */
  unavailableAfter: string | null;
  /** Every directive line that was read, as written. */
  raw: string[];
}

/** One thing a line says, and to which bot (null: to all). */
type Directive = { bot: string | null } & ({ name: string } | { until: string; at: number });

/** Words that a colon does not turn into a bot's name. */
const words = new Set(
  `all index follow none noindex nofollow noarchive nocache nosnippet noimageindex notranslate
   nositelinkssearchbox indexifembedded noodp noydir`.split(/\s+/),
);

/** Words whose colon leads to a value, which is none of ours. */
const valued = new Set(["max-snippet", "max-image-preview", "max-video-preview"]);

/**
 * The date shapes that `unavailable_after` may hold (RFC 822, RFC 850, ISO 8601, and what `Date` prints). They
 * contain the commas and colons that divide directives, so the date is taken before anything is divided.
 */
const dateShapes = [
  /\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)? ?(?:Z\b|UTC\b|GMT\b|[+-]\d{2}:?\d{2})?)?/iy,
  /(?:[a-z]{3,9},? )?\d{1,2}[ -][a-z]{3,9}[ -]\d{2,4}(?:,? \d{1,2}:\d{2}(?::\d{2})?(?: (?:[a-z]{1,5}\b|[+-]\d{2}:?\d{2}))?)?/iy,
  /(?:[a-z]{3,9},? )?[a-z]{3,9} \d{1,2},?(?: \d{4})?(?:,? \d{1,2}:\d{2}(?::\d{2})?(?: [a-z]{2,5}\b)?(?: \d{4})?)?/iy,
];

/**
 * Reads all layers for one bot. Meta tags count when they name `robots` or the bot; a header line counts unless
 * it is scoped to another bot (`otherbot: noindex`). The most restrictive wins; where both layers say the same,
 * the tag is named. A date in `unavailable_after` that has passed is a noindex; one that cannot be read is ignored.
 *
 * @param headers every X-Robots-Tag value, one by one: joined with commas, a bot's scope would spread.
 */
export function readRobots(
  metas: readonly { name: string; content: string }[],
  headers: readonly string[],
  now: Date,
  bot = "googlebot",
): RobotsDirectives {
  const ours = new Set<string | null>([null, "robots", bot.toLowerCase()]);
  const result: RobotsDirectives = {
    noindex: false,
    nofollow: false,
    by: "none",
    noindexBy: "none",
    nofollowBy: "none",
    unavailableAfter: null,
    raw: [],
  };
  let earliest = Number.POSITIVE_INFINITY;

  const take = (layer: RobotsLayer, directive: Directive) => {
    if (!ours.has(directive.bot)) return;
    const dated = "until" in directive;
    if (dated && directive.at < earliest) {
      earliest = directive.at;
      result.unavailableAfter = directive.until;
    }
    const noindex = dated ? directive.at <= now.getTime() : /^(?:noindex|none)$/.test(directive.name);
    const nofollow = !dated && /^(?:nofollow|none)$/.test(directive.name);
    if (noindex && result.noindexBy === "none") result.noindexBy = layer;
    if (nofollow && result.nofollowBy === "none") result.nofollowBy = layer;
  };

  for (const { name, content } of metas) {
    if (!ours.has(name.trim().toLowerCase())) continue;
    result.raw.push(`${name.trim()}: ${content}`);
    for (const directive of directivesOf(content)) take("meta", { ...directive, bot: null });
  }
  for (const value of headers) {
    result.raw.push(`X-Robots-Tag: ${value}`);
    for (const directive of directivesOf(value)) take("header", directive);
  }
  result.noindex = result.noindexBy !== "none";
  result.nofollow = result.nofollowBy !== "none";
  result.by = result.nofollow ? result.nofollowBy : result.noindexBy;
  return result;
}

/** Reads one line from left to right: words, `word: value`, and `bot:`, which holds until the next bot. */
function directivesOf(line: string): Directive[] {
  const found: Directive[] = [];
  const text = line.replace(/\s+/g, " ");
  const word = /([a-z0-9_-]+)( ?:)?/gi;
  let bot: string | null = null;
  for (let match = word.exec(text); match !== null; match = word.exec(text)) {
    const name = match[1]?.toLowerCase() ?? "";
    const named = match[2] !== undefined;
    if (named && name === "unavailable_after") {
      const until = dateAt(text, word.lastIndex);
      const at = until === null ? Number.NaN : timeOf(until);
      if (until !== null && !Number.isNaN(at)) found.push({ bot, until, at });
      word.lastIndex += until === null ? lengthToComma(text, word.lastIndex) : until.length;
    } else if (named && valued.has(name)) {
      word.lastIndex += lengthToComma(text, word.lastIndex);
    } else if (named && !words.has(name)) {
      bot = name;
    } else {
      found.push({ bot, name });
    }
  }
  return found;
}

/** The date that starts at an offset, its leading space with it; null when none of the shapes is there. */
function dateAt(text: string, offset: number): string | null {
  const start = text[offset] === " " ? offset + 1 : offset;
  for (const shape of dateShapes) {
    shape.lastIndex = start;
    const date = shape.exec(text)?.[0];
    if (date !== undefined) return date.trim();
  }
  return null;
}

/** How far it is to the comma that ends a value. */
function lengthToComma(text: string, from: number): number {
  const comma = text.indexOf(",", from);
  return (comma < 0 ? text.length : comma) - from;
}

/** A date without a zone, or with one that JavaScript does not know, is read as UTC, wherever we run. */
function timeOf(date: string): number {
  const zoned = /(?:Z|[a-z]{1,5}|[+-]\d{2}:?\d{2})$/i.test(date) && /:\d/.test(date);
  if (!zoned)
    return Date.parse(/:\d/.test(date) ? `${date.replace(/(\d)T(\d)/i, "$1 $2")} UTC` : `${date} 00:00 UTC`);
  const time = Date.parse(date);
  return Number.isNaN(time) ? Date.parse(date.replace(/ [a-z]{1,5}$/i, " UTC")) : time;
}
