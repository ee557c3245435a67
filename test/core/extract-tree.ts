/**
 * The links of a page as parse5's tree has them: the answer that the extractor is held against. It drops what stands
 * in a select, as the standard did until 2025: for that see test/e2e/same-as-browser.test.ts.
 */
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { extractPage } from "#lib/core/extract";

type Node = DefaultTreeAdapterTypes.Node;

export interface TreeLink {
  href: string;
  rel: string | null;
  text: string;
}

/** Every `<a href>` and `<area href>` in document order; templates are outside the document. */
export function treeLinks(html: string): TreeLink[] {
  const links: TreeLink[] = [];
  const open: Node[] = [parse(html)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (isLink(node)) {
      const value = (name: string) => node.attrs.find((attribute) => attribute.name === name)?.value ?? null;
      const href = value("href");
      if (href !== null) links.push({ href, rel: value("rel"), text: textOf(node) });
    }
    if ("childNodes" in node) open.push(...node.childNodes.toReversed());
  }
  return links;
}

/** The same links as the extractor has them. */
export function foundLinks(html: string, url = "https://site.example/") {
  return extractPage(html, url).links.filter(({ kind }) => kind === "text" || kind === "image");
}

/** Each once, sorted: where a page forgets its end tags the tree has some links twice. */
export const setOf = (links: readonly { href: string }[]) =>
  [...new Set(links.map(({ href }) => href))].sort();

function isLink(node: Node): node is DefaultTreeAdapterTypes.Element {
  if (!("tagName" in node)) return false;
  // An <area> of SVG is no link; an <a> of SVG is one; one of MathML leads nowhere.
  const isHtml = node.namespaceURI.endsWith("xhtml");
  return node.tagName === "a"
    ? isHtml || node.namespaceURI.endsWith("svg")
    : node.tagName === "area" && isHtml;
}

function textOf(node: Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}
