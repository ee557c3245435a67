"use client";
import { useRouter } from "next/navigation";
import { useId } from "react";
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { chartColor, Hatch } from "#components/ui/chart-colors";
import { ChartTip } from "#components/ui/chart-tip";
import { formatCount, formatShare } from "#components/ui/format";
import type { StackedColumnsProps, StackedPoint, StackedSeries } from "#components/ui/stacked-columns-chart";

const top = 8;
const axisHeight = 30;
const labelRoom = 112;
const axis = { tickLine: false, axisLine: false } as const;

export function StackedColumnsPlot({ series, points, height }: StackedColumnsProps & { height: number }) {
  const router = useRouter();
  const go = (href: string | undefined) => href !== undefined && router.push(href);
  const id = useId().replace(/\W/g, "");
  const rows = points.map((point) => {
    const all = sum(series, point);
    const shares = Object.fromEntries(
      series.map(({ key }) => [key, all === 0 ? 0 : (point.values[key] ?? 0) / all]),
    );
    return { label: point.label, point, ...shares };
  });
  const last = points.at(-1);
  return (
    <>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 480, height }}>
        <BarChart
          data={rows}
          margin={{ top, right: labelRoom, bottom: 0, left: 0 }}
          barCategoryGap="22%"
          accessibilityLayer={false}
        >
          <defs>
            {series.map((one) =>
              one.hatched ? <Hatch key={one.key} id={`${id}-${one.key}`} color={one.color} /> : null,
            )}
          </defs>
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis
            {...axis}
            dataKey="label"
            height={axisHeight}
            tickMargin={8}
            ticks={endsAndMiddle(points)}
            interval={0}
          />
          <YAxis
            {...axis}
            width={44}
            domain={[0, 1]}
            ticks={[0, 0.5, 1]}
            tickFormatter={(tick) => `${tick * 100} %`}
          />
          <Tooltip
            cursor={{ fill: "var(--sunken)" }}
            isAnimationActive={false}
            content={({ active, payload }) => {
              const point = (payload[0]?.payload as { point: StackedPoint } | undefined)?.point;
              if (!active || !point) return null;
              const all = sum(series, point);
              return (
                <ChartTip
                  title={point.title ?? point.label}
                  rows={series.toReversed().map((one) => {
                    const value = point.values[one.key] ?? 0;
                    return {
                      label: one.name,
                      value: `${formatCount(value)}, ${formatShare(value, all)}`,
                      color: one.color,
                    };
                  })}
                />
              );
            }}
          />
          {series.map((one) => (
            <Bar
              key={one.key}
              dataKey={one.key}
              stackId="all"
              fill={one.hatched ? `url(#${id}-${one.key})` : chartColor(one.color)}
              stroke="var(--surface)"
              strokeWidth={1}
              maxBarSize={28}
              isAnimationActive={false}
              {...(one.href === undefined
                ? {}
                : { className: "cursor-pointer", onClick: () => go(one.href) })}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
      {last ? <EndLabels series={series} point={last} plotHeight={height - top - axisHeight} /> : null}
    </>
  );
}

/** Names and shares beside the last column, moved apart where they would overlap. */
function EndLabels(props: { series: readonly StackedSeries[]; point: StackedPoint; plotHeight: number }) {
  const { series, point, plotHeight } = props;
  const all = sum(series, point);
  let below = 0;
  let free = plotHeight + 7;
  const labels = series.flatMap((one) => {
    const value = point.values[one.key] ?? 0;
    if (value === 0 || all === 0) return [];
    const middle = plotHeight * (1 - (below + value / 2) / all);
    below += value;
    const at = Math.min(middle, free - 14);
    free = at;
    return [{ ...one, value, at }];
  });
  // What was pushed over the top edge comes back down, and pushes the ones below it.
  let ceiling = 0;
  for (const label of labels.toReversed()) {
    label.at = Math.max(label.at, ceiling);
    ceiling = label.at + 14;
  }
  return labels.map((label) => (
    <span
      key={label.key}
      className="chart-label"
      style={{ top: top + label.at - 7, left: `calc(100% - ${labelRoom - 8}px)` }}
    >
      <b className="text-text">{formatShare(label.value, all)}</b> {label.name}
    </span>
  ));
}

function endsAndMiddle(points: readonly StackedPoint[]): string[] {
  const at = points.length > 4 ? [0, Math.floor((points.length - 1) / 2), points.length - 1] : points.keys();
  return [...at].flatMap((index) => points[index]?.label ?? []);
}

function sum(series: readonly StackedSeries[], point: StackedPoint): number {
  return series.reduce((total, one) => total + (point.values[one.key] ?? 0), 0);
}
