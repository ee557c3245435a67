/**
 * What a page says about itself: title, canonical, base, robots, refresh, language, alternates.
 * Canonical and alternates count in head only, as search engines do: in the body anybody who may
 * post a comment could set them. Sources: WHATWG HTML 4.2.3 and 4.2.5; Google Search Central,
 * "Robots meta tag" and "How to specify a canonical URL".
 */
import { decodeHTML } from "entities/decode";
import { cleanText } from "../clean-text.ts";
import { type Attributes, attribute } from "./attributes.ts";
import { copyText } from "./copy-text.ts";
import { parseRefresh, type WrittenRefresh } from "./refresh.ts";

/** More of them than any real page has; keeps a hostile one small. */
const MOST_METAS = 64;
const MOST_ALTERNATES = 500;
const LONGEST_TITLE = 1000;
const LONGEST_META = 1000;

export type AlternateKind = "amp" | "hreflang" | "media";

export class HeadFacts {
  title: string | null = null;
  lang: string | null = null;
  /** As written, like every address here: the base may come later. */
  canonical: string | null = null;
  /** Of the first `<base>` with href: it re-roots the page. */
  base: string | null = null;
  refresh: WrittenRefresh | null = null;
  readonly robotsMetas: { name: string; content: string }[] = [];
  readonly alternates: { kind: AlternateKind; href: string }[] = [];

  /** A `<base>`, `<meta>` or `<link>`. */
  read(name: string, attributes: Attributes, inBody: boolean): void {
    if (name === "base") this.base ??= attributes.value(attribute.href);
    else if (name === "meta") this.readMeta(attributes);
    else if (name === "link" && !inBody) this.readLink(attributes);
  }

  readHtml(attributes: Attributes): void {
    this.lang ??= keep(attributes.value(attribute.lang), 100);
  }

  /** The content of the first `<title>`. */
  readTitle(written: string): void {
    this.title ??= keep(decodeHTML(written), LONGEST_TITLE);
  }

  private readMeta(attributes: Attributes): void {
    const content = attributes.value(attribute.content);
    if (content === null) return;
    if (attributes.value(attribute.httpEquiv)?.trim().toLowerCase() === "refresh") {
      this.refresh ??= parseRefresh(content);
      return;
    }
    const name = keep(attributes.value(attribute.name), 64)?.toLowerCase() ?? "";
    if (isRobotName(name) && this.robotsMetas.length < MOST_METAS) {
      this.robotsMetas.push({ name, content: keep(content, LONGEST_META) ?? "" });
    }
  }

  private readLink(attributes: Attributes): void {
    const href = attributes.value(attribute.href);
    if (href === null || href.trim() === "") return;
    const rel = (attributes.value(attribute.rel) ?? "").toLowerCase().split(/[\s,]+/);
    if (rel.includes("canonical") && !namesVariant(attributes)) this.canonical ??= href;
    const kind = alternateKind(rel, attributes);
    if (kind !== null && this.alternates.length < MOST_ALTERNATES) this.alternates.push({ kind, href });
  }
}

/**
 * A canonical that also speaks of a language, a medium or a type names a variant: Google takes none of it.
 * Source: Google Search Central, "How to specify a canonical URL" (rel="canonical" link annotations).
 */
function namesVariant(attributes: Attributes): boolean {
  return [attribute.hreflang, attribute.lang, attribute.media, attribute.type].some((index) =>
    attributes.has(index),
  );
}

function alternateKind(rel: readonly string[], attributes: Attributes): AlternateKind | null {
  if (rel.includes("amphtml")) return "amp";
  if (!rel.includes("alternate") || rel.includes("stylesheet")) return null;
  if (attributes.has(attribute.hreflang)) return "hreflang";
  return attributes.has(attribute.media) ? "media" : null;
}

/** `robots`, or a crawler's own name: which of them count is for robots.ts to say. */
function isRobotName(name: string): boolean {
  return /bot|spider|crawler|slurp|teoma/.test(name);
}

function keep(text: string | null, longest: number): string | null {
  const clean = text === null ? "" : cleanText(text, longest);
  return clean === "" ? null : copyText(clean);
}
