/**
 * Reads from an element's own attributes whether it is hidden, as far as the page itself says so:
 * style sheets are not loaded. Kept as bits, because a child can undo what it merely inherits
 * (`visibility`, `font-size`, `text-indent`) and cannot undo an ancestor that is not drawn at all.
 * Sources: WHATWG HTML "hidden" attribute; CSS 2.2 (visibility, text-indent, clip), CSS Color 4 (opacity).
 */

/** Not drawn, or drawn where nobody sees it: nothing inside can be seen. */
export const GONE = 1;
/** Invisible unless a child says `visibility: visible`. */
export const INVISIBLE = 2;
/** Text of size zero unless a child sets a size. */
export const ZERO_TEXT = 4;
/** Text pushed off the screen unless a child takes the indent back. */
export const OFF_SCREEN_TEXT = 8;

/** Bits that an element sets, and bits that it takes back from what it inherits. */
export interface Visibility {
  readonly hides: number;
  readonly shows: number;
}

export const PLAIN: Visibility = { hides: 0, shows: 0 };

/** Beyond this many characters a style attribute is not read. */
const LONGEST_STYLE = 4096;
/** No value that hides something is longer; it also keeps the expressions below from long hostile ones. */
const LONGEST_VALUE = 100;
/** Further than this is off the screen; a hanging indent is less. */
const OFF_SCREEN_PX = 500;
const PX_PER_UNIT: Record<string, number> = {
  px: 1,
  em: 16,
  rem: 16,
  ex: 8,
  ch: 8,
  pt: 1.33,
  vw: 10,
  vh: 10,
  "%": 10,
};

/** What the `hidden` attribute (present or not) and an inline style make of an element. */
export function readVisibility(hasHidden: boolean, style: string | null): Visibility {
  const css = style === null ? new Map<string, string>() : parseStyle(style.slice(0, LONGEST_STYLE));
  let hides = 0;
  let shows = 0;
  const display = css.get("display");
  // An author's `display` outranks the browser's own rule for [hidden].
  if (display === "none" || (hasHidden && display === undefined)) hides |= GONE;
  if (isZero(css.get("opacity")) || isOffScreen(css) || isZeroBox(css) || isClippedAway(css)) hides |= GONE;

  const visibility = css.get("visibility");
  if (visibility === "hidden" || visibility === "collapse") hides |= INVISIBLE;
  else if (visibility === "visible" || visibility === "initial") shows |= INVISIBLE;

  const size = css.get("font-size");
  if (isZero(size)) hides |= ZERO_TEXT;
  // A share of zero is zero: only a size of its own brings the text back.
  else if (size !== undefined && !/^(inherit|[\d.]+(em|%))$/.test(size)) shows |= ZERO_TEXT;

  const indent = css.get("text-indent");
  if (indent !== undefined && indent !== "inherit") {
    if (Math.abs(pixels(indent)) >= OFF_SCREEN_PX) hides |= OFF_SCREEN_TEXT;
    else shows |= OFF_SCREEN_TEXT;
  }
  return hides === 0 && shows === 0 ? PLAIN : { hides, shows };
}

function isOffScreen(css: ReadonlyMap<string, string>): boolean {
  const position = css.get("position");
  const moves = position === "absolute" || position === "fixed" || position === "relative";
  const edges = moves ? ["left", "top", "right", "bottom", "margin-left", "margin-top"] : ["margin-left"];
  // A share is of the element itself: half of it is how things are centred.
  const moved = /(?:^| )translate[xy]?\( ?(-[\d.]+[a-z]*)[ ,)]/.exec(css.get("transform") ?? "")?.[1];
  if (moved !== undefined && pixels(moved) <= -OFF_SCREEN_PX) return true;
  return edges.some((edge) => pixels(css.get(edge) ?? "0") <= -OFF_SCREEN_PX);
}

/** Zero both ways, or zero one way with the rest cut off. A box held open by padding is a picture frame. */
function isZeroBox(css: ReadonlyMap<string, string>): boolean {
  const flat = isZero(css.get("height")) || isZero(css.get("max-height"));
  const thin = isZero(css.get("width")) || isZero(css.get("max-width"));
  if (flat && thin) return true;
  const cut = /hidden|clip/.test(css.get("overflow") ?? "");
  const padded = [...css].some(([name, value]) => name.startsWith("padding") && !isZero(value));
  return (flat || thin) && cut && !padded;
}

function isClippedAway(css: ReadonlyMap<string, string>): boolean {
  const clip = (css.get("clip") ?? "").replace(/[\s,]+/g, " ");
  if (/^rect\( ?([01](px)? ?){4}\)$/.test(clip)) return true;
  if (/^inset\( ?(50|100)% ?\)$/.test(css.get("clip-path") ?? "")) return true;
  return /(^| )scale\( ?0 ?\)/.test(css.get("transform") ?? "");
}

function isZero(value: string | undefined): boolean {
  return value !== undefined && /^[+-]?(0+\.?0*|\.0+)[a-z%]*$/.test(value);
}

/** A length in pixels, roughly: relative units count as a usual page has them. NaN becomes 0. */
function pixels(length: string): number {
  const unit = /[a-z%]+$/.exec(length)?.[0] ?? "px";
  const value = Number.parseFloat(length) * (PX_PER_UNIT[unit] ?? 0);
  return Number.isFinite(value) ? value : 0;
}

/** Property → value in lower case, the last declaration of a property winning unless an earlier is `!important`. */
function parseStyle(style: string): Map<string, string> {
  const css = new Map<string, string>();
  const important = new Set<string>();
  for (const declaration of dropComments(style).toLowerCase().split(";")) {
    const colon = declaration.indexOf(":");
    if (colon === -1) continue;
    const name = declaration.slice(0, colon).trim();
    const written = declaration.slice(colon + 1);
    const mark = written.indexOf("!");
    if (mark === -1 && important.has(name)) continue;
    if (mark !== -1) important.add(name);
    css.set(name, (mark === -1 ? written : written.slice(0, mark)).trim().slice(0, LONGEST_VALUE));
  }
  return css;
}

/** By hand: an expression would look for the end of every unclosed comment again. */
function dropComments(style: string): string {
  let kept = "";
  let from = 0;
  for (let open = style.indexOf("/*"); open !== -1; open = style.indexOf("/*", from)) {
    kept += style.slice(from, open);
    const close = style.indexOf("*/", open + 2);
    if (close === -1) return kept;
    from = close + 2;
  }
  return kept + style.slice(from);
}
