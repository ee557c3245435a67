import type { ReactNode } from "react";
import { LinkBulkBar } from "#components/links/link-bulk-bar";
import type { BulkRights } from "#components/reports/report-bulk-bar";
import { SortSelection } from "#components/teamwork/sort-selection";
import { JudgeSelection } from "#components/toxic/judge-selection";
import type { LinkFilter } from "#lib/links/link-filter";
import type { Person } from "#lib/teamwork/types";

interface LinkActionsProps {
  workspace: string;
  site: string;
  /** What "all" means. */
  filter: LinkFilter;
  /** "10,000+" where the count was capped. */
  totalText: string;
  people: readonly Person[];
  /** Tags to choose from. */
  tags: readonly string[];
  may: BulkRights;
  /** More buttons; they find the selection in useRowSelection(). */
  children?: ReactNode;
}

/** Everything that can be done with ticked links, wherever they are listed. */
export function LinkActions({ people, tags, may, children, ...about }: LinkActionsProps) {
  return (
    <LinkBulkBar {...about} mayVerify={may.verify}>
      {about.filter.side === "inbound" && may.judge ? <JudgeSelection {...about} /> : null}
      {may.sort ? <SortSelection {...about} people={people} tags={tags} /> : null}
      {children}
    </LinkBulkBar>
  );
}
