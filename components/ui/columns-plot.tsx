"use client";
import { useRouter } from "next/navigation";
import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  LabelList,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { chartColor } from "#components/ui/chart-colors";
import { ChartTip } from "#components/ui/chart-tip";
import type { ColumnsProps } from "#components/ui/columns-chart";
import { formatCount } from "#components/ui/format";
import { barTicks } from "#components/ui/ticks";

const axis = { tickLine: false, axisLine: false } as const;

export function ColumnsPlot({ points, valueName, labelled, height }: ColumnsProps & { height: number }) {
  const router = useRouter();
  const ticks = barTicks(Math.max(0, ...points.map((point) => point.value)));
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 480, height }}>
      <BarChart
        data={[...points]}
        margin={{ top: 16, right: 0, bottom: 0, left: 0 }}
        barCategoryGap="12%"
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--grid)" />
        <XAxis
          {...axis}
          dataKey="label"
          height={30}
          tickMargin={8}
          interval="preserveStartEnd"
          minTickGap={32}
        />
        <YAxis
          {...axis}
          width={44}
          domain={[0, ticks.at(-1) ?? 1]}
          ticks={ticks}
          tickFormatter={formatTick}
        />
        <Tooltip
          cursor={{ fill: "var(--sunken)" }}
          isAnimationActive={false}
          content={({ active, payload }) => {
            const point = payload[0]?.payload as ColumnsProps["points"][number] | undefined;
            if (!active || !point) return null;
            return (
              <ChartTip
                title={point.title ?? point.label}
                rows={[{ label: valueName, value: formatCount(point.value), color: "blue" }]}
              />
            );
          }}
        />
        <Bar
          dataKey="value"
          fill={chartColor("blue")}
          radius={[2, 2, 0, 0]}
          isAnimationActive={false}
          onClick={(_bar, index) => {
            const href = points[index]?.href;
            if (href !== undefined) router.push(href);
          }}
        >
          {points.map((point) => (
            <Cell
              key={point.title ?? point.label}
              fill={chartColor(point.marked ? "orange" : "blue")}
              className={point.href === undefined ? undefined : "cursor-pointer"}
            />
          ))}
          {points.some((point) => point.marked) && !labelled ? (
            <LabelList dataKey={markedLabel} position="top" className="chart-value" />
          ) : null}
          {labelled ? (
            <LabelList dataKey="value" position="top" className="chart-value" formatter={label} />
          ) : null}
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

function formatTick(value: number): string {
  return formatCount(value);
}

/** Only what stands out is written over its column. */
function markedLabel(point: ColumnsProps["points"][number]): string {
  return point.marked ? formatCount(point.value) : "";
}

function label(value: unknown): string {
  return formatCount(Number(value));
}
