"use client";
import { AskClient } from "#components/outreach/approvals/ask-client";
import { countOf } from "#components/ui/format";
import { useRowSelection } from "#components/ui/row-selection";
import type { ApprovalOf } from "#lib/outreach/approvals/types";
import type { ProspectFilter } from "#lib/outreach/board/schema";

interface AskSelectionProps {
  workspace: string;
  campaign: string;
  /** What "all" means. */
  filter: ProspectFilter;
  wanted: readonly ApprovalOf[];
}

/** In the bulk bar: asks the client about what is selected. */
export function AskSelection({ workspace, campaign, filter, wanted }: AskSelectionProps) {
  const { selection, count, clear } = useRowSelection();
  if (selection.kind === "none") return null;
  const what =
    selection.kind === "all"
      ? { kind: "all" as const, filter }
      : { kind: "picked" as const, ids: [...selection.ids] };
  return (
    <AskClient
      workspace={workspace}
      meant={{ campaign, what }}
      words={countOf(count, "prospect")}
      // A draft is one site's.
      wanted={wanted.filter((one) => one !== "draft")}
      onDone={clear}
    />
  );
}
