/**
 * Finds out in which encoding a page was sent and decodes it, as browsers do: an anchor decoded
 * wrongly is another anchor. Source: WHATWG HTML 13.2.3.2 "Determining the character encoding" and
 * WHATWG Encoding (labels; windows-1252 where nobody says anything).
 */
import { Attributes, attribute } from "./extract/attributes.ts";
import { isHtmlSpace, isLetter, SLASH } from "./extract/chars.ts";

export interface DecodedHtml {
  text: string;
  /** The encoding's name in lower case, as WHATWG Encoding has it. */
  encoding: string;
  /** What told: the byte order mark, the Content-Type header, the page's own declaration, or nothing. */
  by: "bom" | "http" | "meta" | "default";
}

/** How far a declaration in the page may stand from its start, in bytes. */
const PRESCAN = 1024;

/**
 * Decodes a page. Never throws: bytes that mean nothing become U+FFFD, and a label that nobody knows is passed
 * over for the next source.
 *
 * @param contentType the value of the Content-Type header, null when there was none.
 */
export function decodeHtml(bytes: Uint8Array, contentType: string | null): DecodedHtml {
  const found =
    fromBom(bytes) ?? fromHttp(contentType) ?? fromPage(bytes.subarray(0, PRESCAN)) ?? byDefault(contentType);
  return { text: found.decoder.decode(bytes), encoding: found.decoder.encoding, by: found.by };
}

interface Found {
  decoder: TextDecoder;
  by: DecodedHtml["by"];
}

function fromBom(bytes: Uint8Array): Found | null {
  const [first, second, third] = bytes;
  let label: string | null = null;
  if (first === 0xef && second === 0xbb && third === 0xbf) label = "utf-8";
  else if (first === 0xfe && second === 0xff) label = "utf-16be";
  else if (first === 0xff && second === 0xfe) label = "utf-16le";
  return label === null ? null : found(label, "bom");
}

function fromHttp(contentType: string | null): Found | null {
  const parameter = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i.exec((contentType ?? "").slice(0, 1000));
  return parameter === null ? null : found(parameter[1] ?? parameter[2] ?? "", "http");
}

function fromPage(start: Uint8Array): Found | null {
  // One character a byte: the declaration is ASCII whatever the page is.
  const text = String.fromCharCode(...start);
  const label = findDeclaration(text) ?? /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
  if (label === undefined) return null;
  const declared = found(label, "meta");
  if (declared === null) return null;
  // A declaration that could be read byte by byte is not in UTF-16.
  if (declared.decoder.encoding.startsWith("utf-16")) return found("utf-8", "meta");
  return declared.decoder.encoding === "x-user-defined" ? found("windows-1252", "meta") : declared;
}

/** XML without a declaration is UTF-8; for HTML the standard's fallback is windows-1252. */
function byDefault(contentType: string | null): Found {
  const isXml = /^\s*[^;\s]*[/+]xml\s*(;|$)/i.test((contentType ?? "").slice(0, 1000));
  return { decoder: new TextDecoder(isXml ? "utf-8" : "windows-1252"), by: "default" };
}

/** WHATWG HTML, "prescan a byte stream to determine its encoding". The label of the first known one. */
function findDeclaration(text: string): string | undefined {
  const attributes = new Attributes(text);
  let at = text.indexOf("<");
  while (at !== -1) {
    let next = at + 1;
    const isEnd = text.charCodeAt(next) === SLASH;
    const nameStart = isEnd ? next + 1 : next;
    if (text.startsWith("!--", next)) {
      next = behind(text, "-->", at + 2);
    } else if (isLetter(text.charCodeAt(nameStart))) {
      let nameEnd = nameStart;
      while (nameEnd < text.length && isNamePart(text.charCodeAt(nameEnd))) nameEnd++;
      next = attributes.read(nameEnd);
      const isMeta = !isEnd && text.slice(nameStart, nameEnd).toLowerCase() === "meta";
      const label = isMeta && next !== -1 ? declaredIn(attributes) : undefined;
      if (label !== undefined && decoderFor(label) !== null) return label;
    } else if (/[!/?]/.test(text.charAt(next))) {
      next = behind(text, ">", next);
    }
    at = next === -1 ? -1 : text.indexOf("<", next);
  }
  return undefined;
}

function declaredIn(meta: Attributes): string | undefined {
  const charset = meta.value(attribute.charset);
  if (charset !== null) return charset;
  if (meta.value(attribute.httpEquiv)?.toLowerCase() !== "content-type") return undefined;
  const content = /charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"']+))/i.exec(
    meta.value(attribute.content) ?? "",
  );
  return content?.[1] ?? content?.[2] ?? content?.[3];
}

function isNamePart(code: number): boolean {
  return code !== SLASH && code !== 0x3e && !isHtmlSpace(code);
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length;
}

function found(label: string, by: Found["by"]): Found | null {
  const decoder = decoderFor(label);
  return decoder === null ? null : { decoder, by };
}

/** Null for a label that WHATWG Encoding does not know, and for those it forbids to decode. */
function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}
