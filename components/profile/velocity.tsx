import { pointLabel, pointTitle, rangeWords } from "#components/profile/range-words";
import { ChartFrame } from "#components/ui/chart-frame";
import { ColumnsChart } from "#components/ui/columns-chart";
import { countOf, formatCount } from "#components/ui/format";
import type { Overview } from "#lib/profile/types";

interface Props {
  overview: Overview;
  slug: string;
  /** The report of what came and went. */
  changesPath: string;
  className?: string | undefined;
}

/** How many referring domains come in a step; steps far above the usual stand out. */
export function LinkVelocity({ overview, slug, changesPath, className }: Props) {
  const { points, usual } = overview.velocity;
  const spikes = points.filter(({ spike }) => spike);
  const most = [...spikes].sort((a, b) => b.gained - a.gained)[0];
  const none = points.every(({ gained }) => gained === 0);
  return (
    <ChartFrame
      className={className}
      title="Link velocity"
      range={`referring domains gained, ${rangeWords(overview)}`}
      fileName={`${slug}-link-velocity-${overview.range}`}
      empty="No referring domain was gained in this range."
      sentence={
        most
          ? `${countOf(spikes.length, "spike")}: ${pointTitle(most)} gained ${most.gained} referring domains, usual are ${usual}.`
          : `Usual are ${usual} referring domains a ${overview.step}; nothing stands out.`
      }
      table={{
        columns: ["From", "To", "Gained", "Stands out"],
        rows: none
          ? []
          : points.map((point) => [point.from, point.to, point.gained, point.spike ? "yes" : "no"]),
      }}
      say={
        most
          ? `${pointTitle(most)}: ${formatCount(most.gained)} domains against ${formatCount(usual)} in a usual ${overview.step}. A campaign, press and unnatural links look alike here: open it.`
          : undefined
      }
    >
      <ColumnsChart
        valueName="Domains gained"
        points={points.map((point) => ({
          label: pointLabel(point, overview.step),
          title: pointTitle(point),
          value: point.gained,
          marked: point.spike,
          href: `${changesPath}?since=${point.from}&until=${point.to}`,
        }))}
      />
    </ChartFrame>
  );
}
