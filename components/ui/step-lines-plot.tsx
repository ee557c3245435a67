"use client";
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { chartColor } from "#components/ui/chart-colors";
import { ChartTip } from "#components/ui/chart-tip";
import { formatShare } from "#components/ui/format";
import type { StepLine, StepLinesProps } from "#components/ui/step-lines-chart";
import { barTicks } from "#components/ui/ticks";

const margin = { top: 8, right: 128, bottom: 0, left: 0 };
const axis = { tickLine: false, axisLine: false } as const;
/** Names at the ends stand at least so far apart, as a share of the height. */
const apart = 0.07;

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
  const ticks = barTicks(xs.at(-1) ?? 1);
  const shifts = labelShifts(lines);
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 640, height }}>
      <LineChart data={rows} margin={margin} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--grid)" />
        <XAxis
          {...axis}
          dataKey="x"
          type="number"
          domain={[0, ticks.at(-1) ?? 1]}
          ticks={ticks}
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
        {lines.map((line) => {
          const last = rows.findLastIndex((row) => row[line.key] !== null);
          return (
            <Line
              key={line.key}
              dataKey={line.key}
              type="stepAfter"
              stroke={chartColor(line.color)}
              strokeWidth={2}
              strokeDasharray={line.dash ?? "none"}
              isAnimationActive={false}
              activeDot={{ r: 3.5, fill: chartColor(line.color), stroke: "var(--surface)", strokeWidth: 1.5 }}
              dot={({ cx, cy, index, value }) =>
                index === last && typeof cx === "number" && typeof cy === "number" ? (
                  <text
                    key="end"
                    className="chart-value"
                    x={cx + 8}
                    y={cy + 4 + (shifts.get(line.key) ?? 0) * height}
                  >
                    {formatShare(Number(value), 1)} {line.name}
                  </text>
                ) : (
                  <g key={index} />
                )
              }
            />
          );
        })}
      </LineChart>
    </ResponsiveContainer>
  );
}

function yAt(line: StepLine, x: number): number | null {
  return x > line.until ? null : (line.steps.findLast((step) => step.x <= x)?.y ?? null);
}

/** How far down the name at each end moves, as a share of the height, so that none covers another. */
function labelShifts(lines: readonly StepLine[]): Map<string, number> {
  const shifts = new Map<string, number>();
  let lowest = -apart;
  for (const line of [...lines].sort((a, b) => (b.steps.at(-1)?.y ?? 0) - (a.steps.at(-1)?.y ?? 0))) {
    const wanted = 1 - (line.steps.at(-1)?.y ?? 0);
    const at = Math.max(wanted, lowest + apart);
    shifts.set(line.key, at - wanted);
    lowest = at;
  }
  return shifts;
}
