import { pointLabel, pointTitle, rangeWords } from "#components/profile/range-words";
import { ChartFrame } from "#components/ui/chart-frame";
import { formatShare } from "#components/ui/format";
import { StackedColumnsChart, type StackedSeries } from "#components/ui/stacked-columns-chart";
import { Term } from "#components/ui/tooltip";
import type { Overview } from "#lib/profile/types";

const series: readonly StackedSeries[] = [
  { key: "follow", name: "Followed", color: "blue" },
  { key: "nofollow", name: "Nofollow", color: "sky", hatched: true },
  { key: "ugc", name: "UGC", color: "orange" },
  { key: "sponsored", name: "Sponsored", color: "pink", hatched: true },
  { key: "unknown", name: "Not said", color: "grey" },
];

/** What search engines are told to make of the links, over time. */
export function FollowRatio({
  overview,
  slug,
  linksHref,
  className,
}: {
  overview: Overview;
  slug: string;
  /** The table of links, to which a class of rel is added. */
  linksHref: string;
  className?: string | undefined;
}) {
  const { now, points } = overview;
  const known = now.links - now.unknown;
  const shown = series
    .filter(({ key }) => key !== "unknown" || points.some((point) => point.unknown > 0))
    .map((one) => ({ ...one, href: `${linksHref}&rel=${one.key}` }));
  return (
    <ChartFrame
      className={className}
      title="Followed, nofollow, UGC, sponsored"
      range={`share of backlinks, ${rangeWords(overview)}`}
      fileName={`${slug}-follow-ratio-${overview.range}`}
      empty="Nothing is counted in this range yet."
      sentence={
        known === 0
          ? "No link says whether it is followed yet."
          : `${formatShare(now.follow, known)} of the ${known} backlinks that say so are followed.`
      }
      table={{
        columns: ["From", "To", ...series.map(({ name }) => name)],
        rows: points.map((p) => [p.from, p.to, p.follow, p.nofollow, p.ugc, p.sponsored, p.unknown]),
      }}
      say={
        <>
          {known === 0 ? (
            "Verify the links to see which are followed."
          ) : (
            <>
              <b>{formatShare(now.follow, known)}</b> of the links that say so are{" "}
              <Term explanation="A link without nofollow, ugc or sponsored, on a page without nofollow. Google treats these as hints.">
                dofollow
              </Term>
              .
            </>
          )}{" "}
          Google treats nofollow, UGC and sponsored as hints.
        </>
      }
    >
      <StackedColumnsChart
        series={shown}
        points={points.map((point) => ({
          label: pointLabel(point, overview.step),
          title: pointTitle(point),
          values: {
            follow: point.follow,
            nofollow: point.nofollow,
            ugc: point.ugc,
            sponsored: point.sponsored,
            unknown: point.unknown,
          },
        }))}
      />
    </ChartFrame>
  );
}
