"use client";
import { useId } from "react";
import {
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { chartColor, Hatch } from "#components/ui/chart-colors";
import { ChartTip } from "#components/ui/chart-tip";
import { formatChange, formatCount } from "#components/ui/format";
import type { LineBarsPoint, LineBarsProps } from "#components/ui/line-bars-chart";
import { lineTicks } from "#components/ui/ticks";
import { useSpanBrush } from "#components/ui/use-span-brush";

const margin = { top: 16, right: 44, bottom: 8, left: 0 };
const axis = { tickLine: false, axisLine: false } as const;
const lineHeight = 180;
const barsHeight = 122;

export function LineBarsPlot({ points, lineName, upName, downName, span }: LineBarsProps) {
  const brush = useSpanBrush(points, span);
  const id = useId().replace(/\W/g, "");
  const rows = points.map((point) => ({ ...point, below: -point.down }));
  const ticks = lineTicks(points.flatMap((point) => (point.line === null ? [] : [point.line])));
  const highest = Math.max(1, ...points.map((point) => point.up));
  const lowest = Math.max(1, ...points.map((point) => point.down));
  const last = points.findLastIndex((point) => point.line !== null);
  return (
    <>
      <ResponsiveContainer
        width="100%"
        height={lineHeight}
        initialDimension={{ width: 640, height: lineHeight }}
      >
        <LineChart data={rows} margin={margin} syncId={id} accessibilityLayer={false} {...brush.handlers}>
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          {/* Bands, so that each point stands over its bar. */}
          <XAxis dataKey="label" scale="band" hide />
          <YAxis
            {...axis}
            width={44}
            domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]}
            ticks={ticks}
            interval={0}
            tickFormatter={formatTick}
          />
          <Tooltip
            cursor={{ stroke: "var(--border-strong)" }}
            isAnimationActive={false}
            content={({ active, payload }) => {
              const point = payload[0]?.payload as LineBarsPoint | undefined;
              if (!active || !point) return null;
              return (
                <ChartTip
                  title={point.title ?? point.label}
                  rows={[
                    {
                      label: lineName,
                      value: point.line === null ? "–" : formatCount(point.line),
                      color: "blue",
                    },
                    { label: upName, value: formatChange(point.up), color: "green" },
                    { label: downName, value: formatChange(-point.down), color: "red" },
                  ]}
                />
              );
            }}
          />
          {brush.area ? (
            <ReferenceArea {...brush.area} fill="var(--accent)" fillOpacity={0.12} ifOverflow="visible" />
          ) : null}
          <Line
            dataKey="line"
            type="linear"
            stroke={chartColor("blue")}
            strokeWidth={2}
            isAnimationActive={false}
            activeDot={{ r: 4, fill: chartColor("blue"), stroke: "var(--surface)", strokeWidth: 1.5 }}
            dot={({ cx, cy, index, value }) =>
              index === last && typeof cx === "number" && typeof cy === "number" ? (
                <g key="last">
                  <circle
                    cx={cx}
                    cy={cy}
                    r={3.5}
                    fill={chartColor("blue")}
                    stroke="var(--surface)"
                    strokeWidth={1.5}
                  />
                  <text className="chart-value" x={cx + 8} y={cy - 5}>
                    {formatCount(Number(value))}
                  </text>
                </g>
              ) : (
                <g key={index} />
              )
            }
          />
        </LineChart>
      </ResponsiveContainer>
      <ResponsiveContainer
        width="100%"
        height={barsHeight}
        initialDimension={{ width: 640, height: barsHeight }}
      >
        <BarChart
          data={rows}
          margin={{ ...margin, top: 14, bottom: 0 }}
          syncId={id}
          stackOffset="sign"
          barCategoryGap="28%"
          accessibilityLayer={false}
          {...brush.handlers}
        >
          <defs>
            <Hatch id={id} color="red" light />
          </defs>
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis {...axis} dataKey="label" interval="preserveStartEnd" minTickGap={32} tickMargin={8} />
          <YAxis
            {...axis}
            width={44}
            domain={[-lowest, highest]}
            ticks={[-lowest, 0, highest]}
            interval={0}
            tickFormatter={formatChange}
          />
          <Tooltip cursor={{ fill: "var(--sunken)" }} content={() => null} />
          {brush.area ? (
            <ReferenceArea {...brush.area} fill="var(--accent)" fillOpacity={0.12} ifOverflow="visible" />
          ) : null}
          <ReferenceLine y={0} stroke="var(--border-strong)" />
          <Bar
            dataKey="up"
            stackId="both"
            fill={chartColor("green")}
            maxBarSize={22}
            isAnimationActive={false}
          />
          <Bar
            dataKey="below"
            stackId="both"
            fill={`url(#${id})`}
            stroke={chartColor("red")}
            maxBarSize={22}
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
    </>
  );
}

function formatTick(value: number): string {
  return formatCount(value);
}
