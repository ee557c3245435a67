import { clsx } from "clsx";
import { RunStateWord } from "#components/runs/run-state";
import { formatCount } from "#components/ui/format";
import { Row, RowLink } from "#components/ui/row";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { RelativeTime } from "#components/ui/time";
import { describeSelection } from "#lib/runs/describe-selection";
import type { RunLine } from "#lib/runs/types";

/** The runs of a site, newest first. One by schedule that found nothing new is a quiet line. */
export function RunList({ runs, base }: { runs: readonly RunLine[]; base: string }) {
  return (
    <Table
      label="Verification runs"
      lines
      unselectable
      widths={["72px", "110px", undefined, "130px", "130px", "80px", "80px", "80px", "130px"]}
    >
      <thead>
        <tr>
          <HeadCell number>Run</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>What</HeadCell>
          <HeadCell>By</HeadCell>
          <HeadCell number>Pages read</HeadCell>
          <HeadCell number>Live</HeadCell>
          <HeadCell number>Changed</HeadCell>
          <HeadCell number>Lost</HeadCell>
          <HeadCell>When</HeadCell>
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <Row key={run.id} id={run.id}>
            <Cell number>{run.number}</Cell>
            <Cell phone="status">
              <RunStateWord state={run.state} />
            </Cell>
            <Cell phone="main">
              <RowLink href={`${base}/runs/${run.id}`}>
                <span className={clsx("block truncate", isQuiet(run) && "text-muted")}>
                  {describeSelection(run.selection)}
                  {isQuiet(run) ? ": nothing new" : ""}
                </span>
              </RowLink>
            </Cell>
            <Cell className={clsx(isQuiet(run) && "text-muted")} title={run.startedBy ?? undefined}>
              {run.trigger === "schedule" ? "Schedule" : (run.startedBy ?? "")}
            </Cell>
            <Cell number phone="second">
              {run.pagesDone === run.pages
                ? formatCount(run.pages)
                : `${formatCount(run.pagesDone)} of ${formatCount(run.pages)}`}
              <span className="md:hidden">{run.pages === 1 ? " page" : " pages"}</span>
            </Cell>
            <Cell number>{formatCount(run.outcomes.live)}</Cell>
            <Cell number>{formatCount(run.outcomes.changed)}</Cell>
            <Cell number>{formatCount(run.outcomes.lost)}</Cell>
            <Cell>
              <RelativeTime at={run.createdAt} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** It ended, and what it looked at is as it was. */
function isQuiet({ trigger, state, outcomes, failed }: RunLine): boolean {
  const news = outcomes.changed + outcomes.missed + outcomes.lost + outcomes.not_found + failed;
  return trigger === "schedule" && state === "done" && news === 0;
}
