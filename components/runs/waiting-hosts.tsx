import { Clock, Hourglass, Loader, Pause, Timer } from "lucide-react";
import type { ReactNode } from "react";
import { ClockTime } from "#components/runs/clock-time";
import { formatCount, formatDuration } from "#components/ui/format";
import { Panel } from "#components/ui/panel";
import { Cell, HeadCell, Table } from "#components/ui/table";
import { UrlText } from "#components/ui/url-text";
import type { WaitingHost } from "#lib/runs/types";

const icons: Record<WaitingHost["why"], ReactNode> = {
  crawl_delay: <Timer aria-hidden />,
  retry_after: <Hourglass aria-hidden />,
  pace: <Clock aria-hidden />,
  visiting: <Loader aria-hidden />,
  paused: <Pause aria-hidden />,
};

function whyWords({ why, delayMs }: WaitingHost): string {
  const pause = formatDuration(delayMs ?? 0);
  switch (why) {
    case "crawl_delay":
      return `Asks for ${pause} between visits`;
    case "retry_after":
      return `Said to come back in ${pause}`;
    case "pace":
      return delayMs === 0 ? "Its turn is next" : `One visit every ${pause}`;
    case "visiting":
      return "Being visited";
    case "paused":
      return "The run is paused";
    default:
      return why satisfies never;
  }
}

/** Where a run's pages wait, and why. */
export function WaitingHosts(props: { hosts: readonly WaitingHost[]; total: number; className?: string }) {
  const { hosts, total, className } = props;
  return (
    <Panel
      title="Hosts waiting"
      scope={
        total > hosts.length
          ? `${hosts.length} of ${formatCount(total)}, longest queue first`
          : "longest queue first"
      }
      padded={false}
      className={className ?? ""}
    >
      {hosts.length === 0 ? (
        <p className="px-4 pt-2 pb-4 text-muted">No host waits.</p>
      ) : (
        <Table label="Hosts waiting" dense minWidth={520} widths={[undefined, "72px", "230px", "84px"]}>
          <thead>
            <tr>
              <HeadCell>Host</HeadCell>
              <HeadCell number>Queued</HeadCell>
              <HeadCell>Why it waits</HeadCell>
              <HeadCell number>Next</HeadCell>
            </tr>
          </thead>
          <tbody>
            {hosts.map((host) => (
              <tr key={host.host}>
                <Cell>
                  <UrlText url={host.host} />
                </Cell>
                <Cell number>{formatCount(host.queued)}</Cell>
                <Cell>
                  <span className="flex items-center gap-1.5 [&_svg]:size-3.5 [&_svg]:flex-none [&_svg]:text-muted">
                    {icons[host.why]}
                    {whyWords(host)}
                  </span>
                </Cell>
                <Cell number>{host.nextAt === null ? "" : <ClockTime at={host.nextAt} />}</Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
