import { pointLabel, pointTitle, rangeWords } from "#components/profile/range-words";
import { SpanPopover } from "#components/profile/span-popover";
import { ChartFrame } from "#components/ui/chart-frame";
import { formatCount } from "#components/ui/format";
import { Legend } from "#components/ui/legend";
import { LineBarsChart } from "#components/ui/line-bars-chart";
import { SegmentedLinks, type SegmentLink } from "#components/ui/segmented";
import { Stats } from "#components/ui/stat";
import type { Overview } from "#lib/profile/types";

interface Props {
  overview: Overview;
  slug: string;
  ranges: readonly SegmentLink[];
  /** Domains with a link that we saw, and links that we saw; null while they are being counted. */
  verified: { domains: number; links: number } | null;
  /** The overview's own address, for a range that is drawn on the chart; and the report of what came and went. */
  place: { path: string; changes: string };
  className?: string | undefined;
}

/** Referring domains over time, with what came and went around a zero line. */
export function ReferringDomains({ overview, slug, ranges, verified, place, className }: Props) {
  const { points, now, gained, lost } = overview;
  const first = points[0]?.domains ?? 0;
  const last = points.at(-1)?.domains ?? 0;
  return (
    <ChartFrame
      className={className}
      title="Referring domains"
      range={rangeWords(overview)}
      tools={
        <>
          <SpanPopover path={place.path} overview={overview} />
          <SegmentedLinks label="Range" items={ranges} />
        </>
      }
      fileName={`${slug}-referring-domains-${overview.range}`}
      sentence={`Referring domains ${moved(first, last)} ${rangeWords(overview)}: ${gained} gained, ${lost} lost.`}
      table={{
        columns: ["From", "To", "Referring domains", "Gained", "Lost"],
        rows: points.map((p) => [p.from, p.to, p.domains, p.domainsGained, p.domainsLost]),
      }}
      lead={
        <Stats
          items={[
            { label: "Referring domains", value: formatCount(last), note: `from ${formatCount(first)}` },
            { label: "Gained", value: formatCount(gained), note: "by their dates" },
            { label: "Lost", value: formatCount(lost) },
            {
              label: "Backlinks",
              value: formatCount(now.links),
              ...(verified === null ? {} : { note: `${formatCount(verified.links)} verified` }),
            },
          ]}
        />
      }
      legend={
        <Legend
          items={[
            { label: "Referring domains", color: "blue", shape: "line" },
            { label: "Gained, above the line", color: "green" },
            { label: "Lost, below the line", color: "red", shape: "hatch" },
          ]}
        />
      }
    >
      <LineBarsChart
        points={points.map((point) => ({
          label: pointLabel(point, overview.step),
          title: pointTitle(point),
          line: point.domains,
          up: point.domainsGained,
          down: point.domainsLost,
          from: point.from,
          to: point.to,
        }))}
        lineName="Referring domains"
        upName="Gained"
        downName="Lost"
        span={place}
      />
    </ChartFrame>
  );
}

function moved(first: number, last: number): string {
  if (first === last) return `stayed at ${last}`;
  return `${last > first ? "rose" : "fell"} from ${first} to ${last}`;
}
