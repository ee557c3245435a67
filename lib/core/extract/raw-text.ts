/**
 * Finds where raw text ends: the content of script, style, title, textarea, noscript … is text up
 * to its own end tag, and what looks like a link in it is none.
 * Source: WHATWG HTML, 13.2.5.2 to 13.2.5.31 (RCDATA, RAWTEXT and script data states).
 */
import { GREATER_THAN, isHtmlSpace, SLASH } from "./chars.ts";
import { isName } from "./name-table.ts";

/** The place of the `</name` that ends raw text begun at `from`; the page's length when nothing does. */
export function findRawTextEnd(html: string, from: number, name: string): number {
  for (let at = html.indexOf("</", from); at !== -1; at = html.indexOf("</", at + 2)) {
    const nameEnd = at + 2 + name.length;
    if (isName(html, at + 2, nameEnd, name) && endsName(html.charCodeAt(nameEnd))) return at;
  }
  return html.length;
}

/**
 * The same for a script, where `<!--` … `-->` may hold a whole `<script>…</script>` as text. The
 * expression has no repetition, so a hostile script costs its own length once.
 */
export function findEscapedScriptEnd(html: string, from: number): number {
  const mark = /<!--|-->|<\/?script(?=[\t\n\f\r />])/gi;
  mark.lastIndex = from;
  let state: "none" | "escaped" | "double" = "none";
  for (let found = mark.exec(html); found !== null; found = mark.exec(html)) {
    switch (found[0].toLowerCase()) {
      case "<!--":
        if (state === "none") state = "escaped";
        // "<!-->" opens and closes: the dashes count for both.
        mark.lastIndex = found.index + 2;
        break;
      case "-->":
        state = "none";
        break;
      case "<script":
        if (state === "escaped") state = "double";
        break;
      default:
        if (state !== "double") return found.index;
        state = "escaped";
    }
  }
  return html.length;
}

function endsName(code: number): boolean {
  return code === GREATER_THAN || code === SLASH || isHtmlSpace(code);
}
