import type { LinkLine } from "#lib/links/types";
import { relWords } from "#lib/links/words";

/** The anchor of a link: its words, an image's, or that it has none. */
export function LinkAnchor({ line }: { line: Pick<LinkLine, "anchor" | "anchorKind"> }) {
  const { anchor, anchorKind } = line;
  if (anchor === null) return <span className="text-muted">not said</span>;
  if (anchor === "")
    return <span className="text-muted">{anchorKind === "image" ? "image without words" : "empty"}</span>;
  return (
    <span title={anchor}>
      {anchorKind === "image" ? <span className="text-muted">Image: </span> : null}
      {anchor}
    </span>
  );
}

/** What a link tells search engines; anything but dofollow stands out by weight. */
export function LinkRel({ relClass }: { relClass: string }) {
  if (relClass === "unknown") return <span className="text-muted">{relWords(relClass)}</span>;
  return <span className={relClass === "follow" ? "" : "font-medium"}>{relWords(relClass)}</span>;
}
