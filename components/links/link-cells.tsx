import { LinkStatus } from "#components/status";
import type { LinkLine } from "#lib/links/types";
import { relWords } from "#lib/links/words";

/** The status of a line. One that a file calls lost and nobody has looked for says so. */
export function LineStatus({ line }: { line: Pick<LinkLine, "status" | "lostOn"> }) {
  const reportedLost = line.status === "pending" && line.lostOn !== null;
  return <LinkStatus status={line.status} {...(reportedLost ? { word: "Reported lost" } : {})} />;
}

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
