"use client";
import type { ReactNode } from "react";
import { VerifyButton } from "#components/links/verify-button";
import { ExportMenu } from "#components/reports/export-menu";
import { onlyHref, useChosen } from "#components/reports/use-chosen";
import { AssignButton, TagButton } from "#components/teamwork/teamwork-buttons";
import { JudgeButton } from "#components/toxic/judge-button";
import { BulkBar } from "#components/ui/bulk-bar";
import { countOf, formatCount } from "#components/ui/format";
import { NAMED_MAX } from "#lib/links/limits";
import type { LinkFilter } from "#lib/links/link-filter";
import type { Person } from "#lib/teamwork/types";

/** What may be done with links. */
export interface BulkRights {
  verify: boolean;
  judge: boolean;
  sort: boolean;
}

interface ReportBulkBarProps {
  workspace: string;
  site: string;
  /** What the rows are about; their ids begin with its name or id. */
  of: keyof typeof CARRIERS;
  /** Where the rows of the report are, without `only` and `format`. */
  exportHref: string;
  /** All backlinks of the site, as a filter; null: the rows have no links here, and can be saved alone. */
  backlinks: LinkFilter | null;
  people: readonly Person[];
  may: BulkRights;
  /** More buttons; they find what is ticked in useChosen(). */
  children?: ReactNode;
}

/** The filter of links that stands for ticked rows: what the table of links would show of them. */
const CARRIERS = {
  domain: {
    links: (text: string) => `all links of ${text}`,
    carry: (chosen: readonly string[]) => ({ domains: [...chosen] }),
  },
  anchor: {
    links: (text: string) => `the live links with ${text}`,
    carry: (chosen: readonly string[]) => ({ anchors: [...chosen], live: "yes" as const }),
  },
  page: {
    links: (text: string) => `the live links to ${text}`,
    carry: (chosen: readonly string[]) => ({ targets: [...chosen], live: "yes" as const }),
  },
};

/** What can be done with the ticked rows of a report and their links. Only rows that were seen are meant. */
export function ReportBulkBar(props: ReportBulkBarProps) {
  const { workspace, site, of, exportHref, backlinks, people, may, children } = props;
  const { chosen, clear } = useChosen();
  if (chosen.length > NAMED_MAX) {
    return (
      <BulkBar>
        <span className="text-sm text-muted">
          At most {NAMED_MAX} {of}s at once.
        </span>
      </BulkBar>
    );
  }
  const text = countOf(chosen.length, of);
  const count = formatCount(chosen.length);
  const { links, carry } = CARRIERS[of];
  return (
    <BulkBar>
      {backlinks === null ? null : (
        <LinkButtons
          about={{ workspace, site, onDone: clear, linksText: links(text) }}
          filter={{ ...backlinks, ...carry(chosen) }}
          domainsText={of === "domain" ? text : undefined}
          {...{ count, people, may }}
        />
      )}
      {children}
      <ExportMenu href={onlyHref(exportHref, chosen)} countText={count} rowWord={`${of}s`} />
    </BulkBar>
  );
}

interface LinkButtonsProps extends Pick<ReportBulkBarProps, "people" | "may"> {
  about: { workspace: string; site: string; onDone: () => void; linksText: string };
  filter: LinkFilter;
  domainsText: string | undefined;
  /** How many rows are ticked. */
  count: string;
}

function LinkButtons({ about, filter, domainsText, count, people, may }: LinkButtonsProps) {
  const { workspace, site, onDone, linksText } = about;
  // How many links these are is counted when they are written: the rows of other pages are not here.
  const what = { kind: "links" as const, filter, count: 0 };
  return (
    <>
      {may.verify ? (
        <VerifyButton
          workspace={workspace}
          site={site}
          selection={what}
          label={`Verify ${count}`}
          begun={`${linksText[0]?.toUpperCase()}${linksText.slice(1)} are being looked at.`}
          onStarted={onDone}
        />
      ) : null}
      {may.judge ? (
        <JudgeButton {...about} what={what} domainsText={domainsText}>
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
    </>
  );
}
