import { countOf, formatCount } from "#components/ui/format";
import { Notice } from "#components/ui/notice";
import { RelativeTime } from "#components/ui/time";
import type { ImportLine } from "#lib/imports/types";

/** What an undo did, and who asked for it. */
export function UndoneNotice({ line }: { line: ImportLine }) {
  const { undone, undoneAt, undoneBy } = line;
  const gone = [
    undone && undone.links > 0 ? countOf(undone.links, "link") : "",
    undone && undone.candidates > 0 ? `${countOf(undone.candidates, "page")} to be read` : "",
    undone && undone.domains > 0 ? countOf(undone.domains, "reported domain") : "",
    undone && undone.traffic > 0
      ? `visits of ${countOf(undone.traffic, "page or site", "pages and sites")}`
      : "",
    undone && undone.placements > 0 ? countOf(undone.placements, "agreed link") : "",
  ].filter((part) => part !== "");
  const kept = undone?.placementsKept ?? 0;
  return (
    <Notice
      title={
        <>
          Undone{undoneBy ? ` by ${undoneBy}` : ""}
          {undoneAt ? (
            <>
              {" "}
              <RelativeTime at={undoneAt} />
            </>
          ) : null}
        </>
      }
    >
      {gone.length > 0
        ? `Gone: ${gone.join(", ")}. `
        : "Nothing went: what it named is named by other imports too, or we saw it. "}
      {kept > 0
        ? `${formatCount(kept)} agreed ${kept === 1 ? "link stays: somebody has" : "links stay: somebody has"} worked on ${kept === 1 ? "it" : "them"}. `
        : ""}
      Links that we have seen or that other imports name are as those say.
    </Notice>
  );
}
