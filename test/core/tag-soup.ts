/** Tags, end tags and scraps of markup in any order: what no author means and every browser reads. */
import fc from "fast-check";

// Left out of the soup, because there the tree depends on rules that no page in use needs: formatting that a template
// or an object cuts in two, and frames.
const names =
  `a a a area div p span b i font ul ol li dl dd dt table tr td th tbody thead caption svg math title desc
   foreignObject style script textarea iframe xmp button form img br hr h1 h2 annotation-xml mi mtext
   center pre ruby rt rp head body html base link meta input x-y article nav main footer details em code g path`.split(
    /\s+/,
  );
const attributes = [
  "",
  "",
  " class=nav",
  " hidden",
  " id=x",
  " style='display:none'",
  " encoding='text/html'",
  " color=red",
];
const links = [
  " href=#",
  " HREF='#&amp;b'",
  ' href="#" href=zz',
  ' x=">" href=#',
  " title='a>b' href\n=\t#",
  "/href=#/",
];
const scraps =
  `text|&amp;|<!-- <a href=c> -->|<!-->|<!--->|<![CDATA[ <a href=d> ]]>|<!doctype html>|<? x <a href=e>|< a|</>|</ a>
   |<a href='f|<!--|-->|--!>|"|'|>|\n|\0`.split("|");

/** Pages of up to 20 parts, with elements of these names among others. */
export function tagSoup(...more: string[]): fc.Arbitrary<string> {
  const name = fc.constantFrom(...names, ...more);
  const tag = fc
    .tuple(name, fc.constantFrom(...attributes), fc.constantFrom(...links), fc.boolean())
    .map(([own, attribute, link, closes]) => {
      const isLink = own === "a" || own === "area";
      return `<${own}${isLink ? link : attribute}${closes && !isLink ? "/" : ""}>`;
    });
  const endTag = name.map((own) => `</${own}>`);
  const part = fc.oneof(
    { weight: 5, arbitrary: tag },
    { weight: 4, arbitrary: endTag },
    fc.constantFrom(...scraps),
  );
  // Every `#` becomes a number, so that a link cannot stand in for another.
  return fc
    .array(part, { maxLength: 20 })
    .map((parts) => parts.map((own, at) => own.replace("#", `l${at}`)).join(""));
}
