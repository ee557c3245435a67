"use client";
import {
  AuthorityCell,
  CompetitorCell,
  FindingCell,
  FitCell,
  LevelCell,
  SiteCell,
  TopicCell,
} from "#components/outreach/add/preview-cells";
import { Checkbox } from "#components/ui/check";
import { Cell, HeadCell, Table } from "#components/ui/table";
import type { PreviewRow } from "#lib/outreach/prospects/types";

interface PreviewTableProps {
  rows: readonly PreviewRow[];
  ticked: ReadonlySet<string>;
  onTick: (domains: readonly string[], on: boolean) => void;
}

/** Whether a site can be added at all: it is not there yet, and nobody forbids it. */
export const canAdd = ({ isThere, findings }: PreviewRow): boolean =>
  !isThere && !findings.some(({ kind }) => kind === "stop");

/** Sites that may be added, with what is known of each. */
export function PreviewTable({ rows, ticked, onTick }: PreviewTableProps) {
  const open = rows.filter(canAdd).map(({ domain }) => domain);
  const on = open.filter((domain) => ticked.has(domain)).length;
  return (
    <Table
      label="Sites to add"
      lines
      widths={["40px", undefined, "64px", "88px", "108px", "128px", "96px", "30%"]}
      className="md:[&>table]:min-w-[960px]"
    >
      <thead>
        <tr>
          <HeadCell>
            <Checkbox
              aria-label="Tick the sites of this page"
              checked={open.length > 0 && on === open.length}
              mixed={on > 0 && on < open.length}
              disabled={open.length === 0}
              onChange={() => onTick(open, on < open.length)}
            />
          </HeadCell>
          <HeadCell>Site</HeadCell>
          <HeadCell number>Fit</HeadCell>
          <HeadCell number>Authority</HeadCell>
          <HeadCell>Topic</HeadCell>
          <HeadCell>Competitors</HeadCell>
          <HeadCell>Review</HeadCell>
          <HeadCell>What speaks against it</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.domain} data-selected={ticked.has(row.domain) || undefined}>
            <Cell phone="select">
              <Checkbox
                aria-label={`Add ${row.domain}`}
                checked={ticked.has(row.domain)}
                disabled={!canAdd(row)}
                onChange={() => onTick([row.domain], !ticked.has(row.domain))}
              />
            </Cell>
            <Cell phone="main">
              <SiteCell row={row} />
            </Cell>
            <Cell number phone="status">
              <FitCell row={row} />
            </Cell>
            <Cell number>
              <AuthorityCell row={row} />
            </Cell>
            <Cell>
              <TopicCell row={row} />
            </Cell>
            <Cell>
              <CompetitorCell row={row} />
            </Cell>
            <Cell>
              <LevelCell row={row} />
            </Cell>
            <Cell phone="second">
              <FindingCell row={row} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
