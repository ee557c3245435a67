"use client";
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { chartColor } from "#components/ui/chart-colors";
import { ChartTip } from "#components/ui/chart-tip";
import { formatShare } from "#components/ui/format";
import type { StepLine, StepLinesProps } from "#components/ui/step-lines-chart";
import { barTicks } from "#components/ui/ticks";

const top = 8;
const axisHeight = 30;
const labelRoom = 148;
const axis = { tickLine: false, axisLine: false } as const;
/** Names at the ends stand at least so far apart, px. */
const apart = 15;

interface PlotRow {
  x: number;
  [line: string]: number | null;
}

export function StepLinesPlot({ lines, unit, height }: StepLinesProps & { height: number }) {
  const xs = [...new Set(lines.flatMap((line) => [...line.steps.map((step) => step.x), line.until]))].sort(
    (a, b) => a - b,
  );
  const rows = xs.map(
    (x): PlotRow => ({ x, ...Object.fromEntries(lines.map((line) => [line.key, yAt(line, x)])) }),
  );
  const end = Math.max(1, xs.at(-1) ?? 1);
  return (
    <>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 640, height }}>
        <LineChart
          data={rows}
          margin={{ top, right: labelRoom, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis
            {...axis}
            dataKey="x"
            type="number"
            domain={[0, end]}
            ticks={barTicks(end).filter((tick) => tick <= end)}
            height={axisHeight}
            tickMargin={8}
            tickFormatter={(x) => `${x} ${unit}`}
          />
          <YAxis
            {...axis}
            width={44}
            domain={[0, 1]}
            ticks={[0, 0.25, 0.5, 0.75, 1]}
            tickFormatter={(y) => `${y * 100} %`}
          />
          <Tooltip
            cursor={{ stroke: "var(--border-strong)" }}
            isAnimationActive={false}
            content={({ active, payload }) => {
              const row = payload[0]?.payload as PlotRow | undefined;
              if (!active || !row) return null;
              const shown = lines.flatMap((line) => {
                const y = row[line.key];
                return y === null || y === undefined
                  ? []
                  : [{ label: line.name, value: formatShare(y, 1), color: line.color }];
              });
              return <ChartTip title={`${row.x} ${unit}`} rows={shown} />;
            }}
          />
          {lines.map((line) => (
            <Line
              key={line.key}
              dataKey={line.key}
              type="stepAfter"
              stroke={chartColor(line.color)}
              strokeWidth={2}
              strokeDasharray={line.dash ?? "none"}
              isAnimationActive={false}
              dot={false}
              activeDot={{ r: 3.5, fill: chartColor(line.color), stroke: "var(--surface)", strokeWidth: 1.5 }}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
      <EndLabels lines={lines} plotHeight={height - top - axisHeight} />
    </>
  );
}

function yAt(line: StepLine, x: number): number | null {
  return x > line.until ? null : (line.steps.findLast((step) => step.x <= x)?.y ?? null);
}

/** Names and shares where the lines end, moved apart where they would cover one another, each with its stroke. */
function EndLabels({ lines, plotHeight }: { lines: readonly StepLine[]; plotHeight: number }) {
  let free = -apart;
  const labels = [...lines]
    .map((line) => ({ line, y: line.steps.at(-1)?.y ?? 0 }))
    .sort((a, b) => b.y - a.y)
    .map(({ line, y }) => {
      const at = Math.max((1 - y) * plotHeight, free + apart);
      free = at;
      return { line, y, at };
    });
  // What was pushed below the axis comes back up, and pushes the ones above it.
  let floor = plotHeight + apart;
  for (const label of labels.toReversed()) {
    label.at = Math.min(label.at, floor - apart);
    floor = label.at;
  }
  return labels.map(({ line, y, at }) => (
    <span
      key={line.key}
      className="chart-label flex items-center gap-1.5"
      style={{ top: top + at - 7, left: `calc(100% - ${labelRoom - 8}px)`, maxWidth: labelRoom - 8 }}
    >
      <svg aria-hidden="true" width="18" height="2" className="flex-none">
        <line
          x2="18"
          y1="1"
          y2="1"
          stroke={chartColor(line.color)}
          strokeWidth={2}
          strokeDasharray={line.dash ?? "none"}
        />
      </svg>
      <span className="truncate" title={line.name}>
        <b className="text-text">{formatShare(y, 1)}</b> {line.name}
      </span>
    </span>
  ));
}
