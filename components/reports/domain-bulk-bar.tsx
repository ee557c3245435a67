"use client";
import { VerifyButton } from "#components/links/verify-button";
import { ExportMenu } from "#components/reports/export-menu";
import { AssignButton, TagButton } from "#components/teamwork/teamwork-buttons";
import { JudgeButton } from "#components/toxic/judge-button";
import { BulkBar } from "#components/ui/bulk-bar";
import { countOf, formatCount } from "#components/ui/format";
import { useRowSelection } from "#components/ui/row-selection";
import type { LinkFilter } from "#lib/links/link-filter";
import type { Person } from "#lib/teamwork/types";

interface DomainBulkBarProps {
  workspace: string;
  site: string;
  /** Where the rows of the report are, without `only` and `format`. */
  exportHref: string;
  /** All backlinks of the site, as a filter. */
  backlinks: LinkFilter;
  people: readonly Person[];
  may: { verify: boolean; judge: boolean; sort: boolean };
}

/** As many domains as a filter of links may name (lib/links/link-filter.ts). */
const MOST = 200;

/** What can be done with the ticked domains and all their links. Only rows that were seen are meant. */
export function DomainBulkBar({ workspace, site, exportHref, backlinks, people, may }: DomainBulkBarProps) {
  const { selection, ids, clear } = useRowSelection();
  const chosen = selection.kind === "ids" ? selection.ids : selection.kind === "all" ? ids : [];
  if (chosen.length > MOST) {
    return (
      <BulkBar>
        <span className="text-sm text-muted">At most {MOST} domains at once.</span>
      </BulkBar>
    );
  }
  const count = formatCount(chosen.length);
  const text = countOf(chosen.length, "domain");
  const filter = { ...backlinks, domains: [...chosen] };
  const about = { workspace, site, onDone: clear, linksText: `all links of ${text}` };
  // How many links these are is counted when they are written: the rows of other pages are not here.
  const what = { kind: "links" as const, filter, count: 0 };
  return (
    <BulkBar>
      {may.verify ? (
        <VerifyButton
          workspace={workspace}
          site={site}
          selection={what}
          label={`Verify ${count}`}
          begun={`The links of ${text} are being looked at.`}
          onStarted={clear}
        />
      ) : null}
      {may.judge ? (
        <JudgeButton workspace={workspace} site={site} what={what} domainsText={text} onDone={clear}>
          Mark {count}
        </JudgeButton>
      ) : null}
      {may.sort ? (
        <>
          <TagButton {...about} what={what} known={[]}>
            Tag {count}
          </TagButton>
          <AssignButton {...about} what={what} people={people}>
            Assign {count}
          </AssignButton>
        </>
      ) : null}
      <ExportMenu href={`${exportHref}${onlyOf(exportHref, chosen)}`} countText={count} />
    </BulkBar>
  );
}

function onlyOf(href: string, domains: readonly string[]): string {
  const only = new URLSearchParams({ only: domains.join(",") });
  return `${href.includes("?") ? "&" : "?"}${only}`;
}
