/**
 * SVG and MathML inside a page have rules of their own: `<title>` and `<style>` are ordinary
 * elements there, `/>` closes, and a `<p>` throws the reader back to HTML.
 * Source: WHATWG HTML, 13.2.6.5 "The rules for parsing tokens in foreign content".
 */
import { type Attributes, attribute } from "./attributes.ts";
import type { Namespace, OpenElements } from "./open-elements.ts";
import { BREAKOUT, BUTTON_SCOPE, ITEM_SCOPE, SCOPE, SPECIAL, type Tag } from "./tags.ts";

/** An integration point bounds every search, as a table cell does. */
const INTEGRATION_TRAITS = SPECIAL | SCOPE | BUTTON_SCOPE | ITEM_SCOPE;

const HTML_IN_SVG = new Set(["desc", "foreignobject", "title"]);
const HTML_IN_MATH = new Set(["mi", "mn", "mo", "ms", "mtext"]);
/** Never drawn as text: what they hold is for machines or for a tooltip. */
const NOT_DRAWN = new Set(["defs", "desc", "metadata", "script", "style", "title"]);

/** True when this start tag ends the SVG or MathML it stands in. */
export function breaksOut(tag: Tag | null, attributes: Attributes): boolean {
  if (tag === null) return false;
  if (tag.traits & BREAKOUT) return true;
  return (
    tag.name === "font" &&
    (attributes.has(attribute.color) || attributes.has(attribute.face) || attributes.has(attribute.size))
  );
}

/** Closes SVG and MathML up to HTML or a place where HTML's rules hold. */
export function leaveForeign(open: OpenElements): void {
  let place = open.depth - 1;
  while (place > 0 && open.insideAt(place) !== "html") place--;
  open.closeFrom(place + 1);
}

/** How a foreign element opens: by whose rules its content is read, and what it bounds. */
export function foreignOpening(
  tag: Tag,
  namespace: Namespace,
  attributes: Attributes,
): { namespace: Namespace; inside: Namespace; traits: number; isDrawn: boolean } {
  const integrates = namespace === "svg" ? HTML_IN_SVG.has(tag.name) : isMathIntegration(tag, attributes);
  const isAnnotation = namespace === "math" && tag.name === "annotation-xml";
  return {
    namespace,
    inside: integrates ? "html" : namespace,
    traits: integrates || isAnnotation ? INTEGRATION_TRAITS : 0,
    isDrawn: !NOT_DRAWN.has(tag.name),
  };
}

function isMathIntegration(tag: Tag, attributes: Attributes): boolean {
  if (HTML_IN_MATH.has(tag.name)) return true;
  if (tag.name !== "annotation-xml") return false;
  const encoding = attributes.value(attribute.encoding)?.toLowerCase();
  return encoding === "text/html" || encoding === "application/xhtml+xml";
}
