"use client";
import { VerifyButton } from "#components/links/verify-button";
import { ExportMenu } from "#components/reports/export-menu";
import type { BulkRights } from "#components/reports/report-bulk-bar";
import { onlyHref, useChosen } from "#components/reports/use-chosen";
import { JudgeButton } from "#components/toxic/judge-button";
import { BulkBar } from "#components/ui/bulk-bar";
import { countOf, formatCount } from "#components/ui/format";
import { useRowSelection } from "#components/ui/row-selection";
import { NAMED_MAX } from "#lib/links/limits";
import type { ReportedFilter } from "#lib/profile/reported-where";

interface ReportedBulkBarProps {
  workspace: string;
  site: string;
  /** What "all" means. */
  filter: ReportedFilter;
  /** "10,000+" where the count was capped. */
  totalText: string;
  /** Where the rows of the list are, without `only` and `format`. */
  exportHref: string;
  may: BulkRights;
}

/** What can be done with reported domains: their home pages are read for links, they are marked, they are saved. */
export function ReportedBulkBar(props: ReportedBulkBarProps) {
  const { workspace, site, filter, totalText, exportHref, may } = props;
  const { selection, count } = useRowSelection();
  const { chosen, clear } = useChosen();
  const all = selection.kind === "all";
  if (!all && chosen.length > NAMED_MAX) {
    return (
      <BulkBar totalText={totalText}>
        <span className="text-sm text-muted">At most {NAMED_MAX} by hand, or all of them.</span>
      </BulkBar>
    );
  }
  const words = all ? totalText : formatCount(chosen.length);
  const domains = all ? `${totalText} domains` : countOf(chosen.length, "domain");
  return (
    <BulkBar totalText={totalText}>
      {may.verify ? (
        <VerifyButton
          workspace={workspace}
          site={site}
          selection={{ kind: "reported", filter: all ? filter : { ...filter, only: [...chosen] }, count }}
          label={words === "1" ? "Read 1 home page" : `Read ${words} home pages`}
          begun={
            words === "1"
              ? "The home page is being read for links to you."
              : `The home pages of ${domains} are being read for links to you.`
          }
          onStarted={clear}
        />
      ) : null}
      {may.judge && !all ? (
        <JudgeButton
          workspace={workspace}
          site={site}
          what={{ kind: "names", names: [...chosen] }}
          domainsText={domains}
          onDone={clear}
        >
          Mark {words}
        </JudgeButton>
      ) : null}
      <ExportMenu
        href={all ? exportHref : onlyHref(exportHref, chosen)}
        countText={words}
        rowWord="domains"
      />
    </BulkBar>
  );
}
