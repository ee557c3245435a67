"use client";
import { JudgeButton } from "#components/toxic/judge-button";
import { formatCount } from "#components/ui/format";
import { useRowSelection } from "#components/ui/row-selection";
import { PICKED_MAX } from "#lib/links/limits";
import type { LinkFilter } from "#lib/links/link-filter";

interface JudgeSelectionProps {
  workspace: string;
  site: string;
  /** What "all" means. */
  filter: LinkFilter;
  /** "10,000+" where the count was capped. */
  totalText: string;
}

/** In the bulk bar of a table of links, ids "sourceId-targetId": marks what is selected. */
export function JudgeSelection({ workspace, site, filter, totalText }: JudgeSelectionProps) {
  const { selection, count, clear } = useRowSelection();
  if (selection.kind === "none") return null;
  if (selection.kind === "all") {
    return (
      <JudgeButton
        workspace={workspace}
        site={site}
        what={{ kind: "links", filter, count: selection.count }}
        countText={totalText}
        onDone={clear}
      >
        Mark {totalText}
      </JudgeButton>
    );
  }
  if (count > PICKED_MAX) return null;
  const links = selection.ids.map((id) => {
    const [source = 0, target = 0] = id.split("-").map(Number);
    return { source, target };
  });
  return (
    <JudgeButton workspace={workspace} site={site} what={{ kind: "picked", links }} onDone={clear}>
      Mark {formatCount(count)}
    </JudgeButton>
  );
}
