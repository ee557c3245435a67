/**
 * What the HTML standard says of each element that the extractor cares about, as data: which are
 * void, which close an open paragraph, which bound a search for an open element, and so on.
 * Source: WHATWG HTML, 13.2.4.2 "The stack of open elements" and 13.2.6.4 "in body" and onwards.
 */
import { NameTable } from "./name-table.ts";

/** Has no content and no end tag. */
export const VOID = 1 << 0;
/** The standard's "special" category: an end tag of a phrasing element does not reach past it. */
export const SPECIAL = 1 << 1;
/** Bounds "has an element in scope": a `</div>` in a cell closes nothing outside the table. */
export const SCOPE = 1 << 2;
/** The same for paragraphs ("button scope"). */
export const BUTTON_SCOPE = 1 << 3;
/** The same for parts of a table. */
export const TABLE_SCOPE = 1 << 4;
/** Bounds the search for an open `li`, `dd`, `dt` that a new one closes. */
export const ITEM_SCOPE = 1 << 5;
/** Its start tag closes an open paragraph. */
export const CLOSES_P = 1 << 6;
/** Formatting element: its end tag closes it even across open blocks. */
export const FORMATTING = 1 << 7;
/** Its content is text up to its end tag: no tag in it is a tag. */
export const RAW = 1 << 8;
/** May stand in head; anything else opens the body. */
export const HEAD = 1 << 9;
/** Its start tag ends SVG or MathML. */
export const BREAKOUT = 1 << 10;
/** Separates words for a reader: "one</p><p>two" are two words, "one</b><b>two" is one. */
export const BREAKS_WORD = 1 << 11;
/** Its start tag closes an open sibling of its kind. */
export const ENDS_SIBLING = 1 << 12;
/** Part of a table, lives only in one. */
export const TABLE_PART = 1 << 13;
/** Carries a fact for the page: a link, a frame, a form, an image, something of the head. */
export const FACT = 1 << 14;
/** Holds rows or cells and nothing else. */
export const ROW_PARENT = 1 << 16;
/** There is one in a page, opened by whatever comes first and never closed. */
export const PAGE_PART = 1 << 17;
/** Its end tag opens the body when none is open. */
export const END_OPENS_BODY = 1 << 18;
/** Counts in a page of frames. */
export const IN_FRAMESET = 1 << 19;
/** Counts in some places only: parts of a table, frames, a form not in a form, a select not in a select. */
export const PLACED = 1 << 21;
/**
 * Holds parts of a page, so that its class and id may name one. A heading's id is only its own
 * words: `<h2 id="comments">` stands above the content on comments.
 */
export const CONTAINER = 1 << 20;
/** Says by its name where on the page it stands. */
export const LANDMARK = 1 << 15;

/** One element name. Names outside the tables get a Tag too, once they carry something. */
export interface Tag {
  /** Index into `TAGS`, or one behind its end for a name that the page brought. */
  readonly id: number;
  readonly name: string;
  readonly traits: number;
}

const HEADINGS = "h1 h2 h3 h4 h5 h6";
const TABLE_PARTS = "caption col colgroup tbody td tfoot th thead tr";

const NAMES_BY_TRAIT: readonly (readonly [trait: number, names: string])[] = [
  [
    VOID,
    "area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr",
  ],
  [
    SPECIAL,
    `address applet area article aside base basefont bgsound blockquote body br button center dd details
     dir div dl dt embed fieldset figcaption figure footer form frame frameset ${HEADINGS} head header hgroup
     hr html iframe img input keygen li link listing main marquee menu meta nav noembed noframes noscript
     object ol p param plaintext pre script search section select source style summary table template
     textarea title track ul wbr xmp ${TABLE_PARTS}`,
  ],
  [SCOPE | BUTTON_SCOPE, "applet caption html table td th marquee object select template"],
  [BUTTON_SCOPE, "button"],
  [TABLE_SCOPE, "html table template"],
  [
    CLOSES_P,
    `address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure
     footer form ${HEADINGS} header hgroup hr li listing main menu nav ol p plaintext pre search section
     summary table ul xmp`,
  ],
  [FORMATTING, "a b big code em font i nobr s small strike strong tt u"],
  [RAW, "iframe noembed noframes noscript plaintext script style textarea title xmp"],
  [HEAD, "base basefont bgsound head html link meta noframes noscript script style template title"],
  [
    BREAKOUT,
    `b big blockquote body br center code dd div dl dt em embed ${HEADINGS} head hr i img li listing menu
     meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var`,
  ],
  [
    BREAKS_WORD,
    `address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset
     figcaption figure footer form ${HEADINGS} header hgroup hr html iframe legend li listing main menu nav
     ol optgroup option p plaintext pre search section select summary table tbody td textarea tfoot th
     thead tr ul video xmp`,
  ],
  [ENDS_SIBLING, `button dd dt ${HEADINGS} input li optgroup option rb rp rt rtc table ${TABLE_PARTS}`],
  [TABLE_PART, TABLE_PARTS],
  [FACT, "a area base body form frame html iframe image img link meta script"],
  // Angular's mount point is an element of this name; it opens like a block.
  [SPECIAL, "app-root"],
  [ROW_PARENT, "table tbody tfoot thead tr"],
  [PLACED, `form frame frameset noframes select ${TABLE_PARTS}`],
  [PAGE_PART, "body frameset head html"],
  [END_OPENS_BODY, "body br html"],
  [IN_FRAMESET, "frame frameset html noframes"],
  [
    CONTAINER,
    `article aside blockquote center dd details dir div dl dt fieldset footer form header li main menu nav ol p
     section span table tbody td tfoot th thead tr ul`,
  ],
  [LANDMARK, "article aside footer header main nav"],
  // SVG and MathML: what their names mean stands in foreign.ts.
  [0, "annotation-xml defs desc foreignobject math metadata mi mn mo ms mtext svg"],
];

function collectTags(): { tags: Tag[]; ids: Map<string, number> } {
  const traits = new Map<string, number>();
  for (const [trait, names] of NAMES_BY_TRAIT) {
    for (const name of names.split(/\s+/)) traits.set(name, (traits.get(name) ?? 0) | trait);
  }
  const tags: Tag[] = [];
  const ids = new Map<string, number>();
  for (const [name, own] of traits) {
    // One tag for all headings: any `</h2>` closes any open heading.
    const known = /^h[2-6]$/.test(name) ? ids.get("h1") : undefined;
    ids.set(name, known ?? tags.length);
    if (known !== undefined) continue;
    const bounds = own & SPECIAL && !/^(address|div|p)$/.test(name) ? ITEM_SCOPE : 0;
    tags.push({ id: tags.length, name, traits: own | bounds });
  }
  return { tags, ids };
}

const { tags: TAGS, ids: ID_BY_NAME } = collectTags();
const TABLE = new NameTable([...ID_BY_NAME.keys()]);
const ID_BY_INDEX = [...ID_BY_NAME.values()];

/** How many tags have a fixed id; a name that a page brings gets an id from here on. */
export const KNOWN_TAGS = TAGS.length;
/** Ids stay below this: a page may bring 1,000 names, more than any real one has. */
export const MOST_TAGS = KNOWN_TAGS + 1000;

/** The tag whose name stands in `html` from `start` to `end`, in any case; null for a name not in the tables. */
export function findTag(html: string, start: number, end: number): Tag | null {
  const index = TABLE.find(html, start, end);
  return index === -1 ? null : (TAGS[ID_BY_INDEX[index] as number] as Tag);
}

/** A tag by its name, for rules that name one. Throws when the tables do not have it. */
export function tagNamed(name: string): Tag {
  const tag = TAGS[ID_BY_NAME.get(name) ?? -1];
  if (tag === undefined) throw new Error(`No tag <${name}> in the tables of tags.ts`);
  return tag;
}

/** Several tags by their names, separated by spaces. */
export function tagsNamed(names: string): readonly Tag[] {
  return names.split(" ").map(tagNamed);
}
