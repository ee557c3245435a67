import { CircleAlert } from "lucide-react";
import { LinkStatus } from "#components/status";
import { ExternalLink } from "#components/ui/external-link";
import { formatDuration } from "#components/ui/format";
import { Panel } from "#components/ui/panel";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { Status } from "#components/ui/tone";
import type { VisitLine } from "#lib/runs/types";

/** The pages that were read last, with what was found. */
export function LatestResults({
  latest,
  pagesDone,
  className,
}: {
  latest: readonly VisitLine[];
  pagesDone: number;
  className?: string;
}) {
  return (
    <Panel title="Latest results" scope="newest first" padded={false} className={className ?? ""}>
      {latest.length === 0 ? (
        <p className="px-4 pt-2 pb-4 text-muted">
          {pagesDone === 0
            ? "No page has been read yet. Results appear here as they come."
            : "This run is so old that what each page answered is no longer kept. Its figures and what it changed stay."}
        </p>
      ) : (
        <Table
          label="Latest results"
          dense
          lines
          unselectable
          widths={["128px", "40%", undefined, "72px", "72px"]}
        >
          <thead>
            <tr>
              <HeadCell>Status</HeadCell>
              <HeadCell>Source page</HeadCell>
              <HeadCell>Found</HeadCell>
              <HeadCell number>Answer</HeadCell>
              <HeadCell number>Took</HeadCell>
            </tr>
          </thead>
          <tbody>
            {latest.map((visit) => (
              <tr key={visit.pageId}>
                <Cell phone="status">
                  {visit.headline === null ? (
                    <Status tone="red" icon={<CircleAlert aria-hidden />}>
                      Not recorded
                    </Status>
                  ) : (
                    <LinkStatus status={visit.headline} />
                  )}
                </Cell>
                <Cell phone="main">
                  <ExternalLink href={visit.url} />
                </Cell>
                <Cell phone="second">{visit.note}</Cell>
                <Cell number>{visit.httpStatus ?? "–"}</Cell>
                <Cell number>
                  {visit.ms === null ? "–" : visit.ms < 100 ? "< 0.1 s" : formatDuration(visit.ms)}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
