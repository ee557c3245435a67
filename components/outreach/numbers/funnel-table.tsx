import type { ReactNode } from "react";
import { formatCount, formatShare } from "#components/ui/format";
import { Panel } from "#components/ui/panel";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { Term } from "#components/ui/tooltip";
import { FUNNEL } from "#lib/core/outreach/funnel";
import { STAGE_WORDS } from "#lib/core/outreach/stages";
import type { FunnelLine, FunnelReport } from "#lib/outreach/numbers/types";

interface FunnelTableProps {
  report: FunnelReport;
  /** "Campaign" */
  head: string;
  nameOf: (line: FunnelLine) => ReactNode;
  tools: ReactNode;
}

/** A figure, or that it rests on too little. */
export function Figure({ value }: { value: string | null }) {
  return value === null ? <span className="text-muted">not enough data</span> : value;
}

/** The funnel by group, with how many answer and how long it takes. */
export function FunnelTable({ report, head, nameOf, tools }: FunnelTableProps) {
  return (
    <Panel title="By group" tools={tools} padded={false}>
      <Table label={`Funnel by ${head.toLowerCase()}`} dense minWidth={1000}>
        <thead>
          <tr>
            <HeadCell main>{head}</HeadCell>
            {FUNNEL.map((step) => (
              <HeadCell key={step} number>
                {STAGE_WORDS[step]}
              </HeadCell>
            ))}
            <HeadCell number>
              <Term explanation="Of the prospects that were written to. Fewer than ten say nothing.">
                Reply rate
              </Term>
            </HeadCell>
            <HeadCell number>Placement rate</HeadCell>
            <HeadCell number>
              <Term explanation="The middle one of all. Fewer than five say nothing.">Days to reply</Term>
            </HeadCell>
            <HeadCell number>Days to link</HeadCell>
          </tr>
        </thead>
        <tbody>
          {report.groups.map((line) => (
            <Line key={line.group ?? ""} line={line} name={nameOf(line)} />
          ))}
          {report.groups.length > 1 ? <Line line={report.all} name="All" /> : null}
        </tbody>
      </Table>
    </Panel>
  );
}

const rate = (value: number | null) => (value === null ? null : formatShare(value, 1));
const days = (value: number | null) => (value === null ? null : `${value} d`);

function Line({ line, name }: { line: FunnelLine; name: ReactNode }) {
  return (
    <tr>
      <Cell phone="main">{name}</Cell>
      {FUNNEL.map((step) => (
        <Cell key={step} number>
          {formatCount(line.reached[step])}
        </Cell>
      ))}
      <Cell number>
        <Figure value={rate(line.replyRate)} />
      </Cell>
      <Cell number>
        <Figure value={rate(line.placementRate)} />
      </Cell>
      <Cell number>
        <Figure value={days(line.daysToReply)} />
      </Cell>
      <Cell number>
        <Figure value={days(line.daysToPlaced)} />
      </Cell>
    </tr>
  );
}
