import { Breakdown } from "#components/profile/breakdown";
import { levelWord } from "#components/toxic/queue/level";
import { ChartFrame } from "#components/ui/chart-frame";
import { Legend } from "#components/ui/legend";
import { StackedColumnsChart, type StackedSeries } from "#components/ui/stacked-columns-chart";
import { viewHref } from "#components/ui/view-href";
import type { Level } from "#lib/core/toxic/judge";
import type { AuditPoint, QueueCounts } from "#lib/toxic/queue/types";

/** The worst first, as the queue has them. */
const SHOWN: readonly Level[] = ["high", "review", "low", "safe"];

interface ChartsProps {
  counts: QueueCounts;
  history: readonly AuditPoint[];
  slug: string;
  /** The queue's address. */
  path: string;
}

/** Referring domains by level now and over time, and what those of the queue have in common. */
export function ToxicCharts(props: ChartsProps) {
  return (
    <div className="grid gap-4 lg:grid-cols-12">
      <LevelsNow {...props} />
      <LevelsOverTime {...props} />
      <ByPattern {...props} />
    </div>
  );
}

const levelHref = (path: string, level: Level) => viewHref(path, {}, { level: [level], show: "all" });

function LevelsNow({ counts, slug, path }: ChartsProps) {
  const all = SHOWN.reduce((sum, level) => sum + counts.levels[level], 0);
  return (
    <Breakdown
      className="lg:col-span-4"
      title="Toxicity"
      range="referring domains by level"
      fileName={`${slug}-toxicity`}
      columns={["Level", "Referring domains"]}
      all={all}
      items={SHOWN.map((level) => ({
        label: levelWord(level),
        value: counts.levels[level],
        href: levelHref(path, level),
      }))}
      empty="Nothing links here yet."
    />
  );
}

const series: readonly (StackedSeries & { key: Level })[] = [
  { key: "high", name: "High", color: "red" },
  { key: "review", name: "Review", color: "orange", hatched: true },
  { key: "low", name: "Low", color: "grey" },
  { key: "safe", name: "Safe", color: "green", hatched: true },
];

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const dayOfYear = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

function LevelsOverTime({ history, slug, path }: ChartsProps) {
  const last = history.at(-1);
  return (
    <ChartFrame
      className="lg:col-span-8"
      title="Toxicity over time"
      range="referring domains by level, at each audit"
      fileName={`${slug}-toxicity-over-time`}
      empty="There will be a column for each day with an audit."
      sentence={
        last
          ? `At the last audit ${last.levels.high} referring domains were high, ${last.levels.review} to review, ${last.levels.low} low and ${last.levels.safe} safe.`
          : "There was no audit yet."
      }
      table={{
        columns: ["Audit", ...SHOWN.map(levelWord)],
        rows: history.map(({ at, levels }) => [at.slice(0, 10), ...SHOWN.map((level) => levels[level])]),
      }}
      legend={
        <Legend
          items={series.map(({ name, color, hatched }) => ({
            label: name,
            color,
            shape: hatched ? "hatch" : "fill",
          }))}
        />
      }
    >
      <StackedColumnsChart
        series={series.map((one) => ({ ...one, href: levelHref(path, one.key) }))}
        points={history.map(({ at, levels }) => ({
          label: day.format(new Date(at)),
          title: dayOfYear.format(new Date(at)),
          values: levels,
        }))}
      />
    </ChartFrame>
  );
}

/** Bars that fit. */
const GROUPS = 10;

function ByPattern({ counts, slug, path }: ChartsProps) {
  const open = counts.groups.filter((group) => group.open > 0);
  const shown = open.toSorted((a, b) => b.open - a.open).slice(0, GROUPS);
  return (
    <Breakdown
      className="lg:col-span-12"
      title="What they have in common"
      range="domains to decide, by pattern"
      fileName={`${slug}-toxic-patterns`}
      columns={["Pattern", "Domains to decide"]}
      longNames
      all={counts.undecided}
      items={shown.map(({ key, title, open: value }) => ({
        label: title,
        value,
        href: viewHref(path, {}, { group: key }),
      }))}
      empty="No domain waits for a decision."
      say={
        open.length > shown.length
          ? `${open.length - shown.length} smaller groups are left out here.`
          : undefined
      }
    />
  );
}
