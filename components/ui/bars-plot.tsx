"use client";
import { Bar, BarChart, ResponsiveContainer, XAxis, YAxis } from "recharts";
import type { BarItem } from "#components/ui/bar-list";
import { chartColor } from "#components/ui/chart-colors";

export function BarsPlot({ items, height }: { items: readonly BarItem[]; height: number }) {
  const longest = Math.max(1, ...items.map((item) => Math.max(item.value, item.mark ?? 0)));
  return (
    <div className="relative" style={{ height }}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 300, height }}>
        <BarChart
          data={[...items]}
          layout="vertical"
          margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <XAxis type="number" domain={[0, longest]} hide />
          <YAxis type="category" dataKey="label" hide />
          <Bar
            dataKey="value"
            barSize={10}
            radius={2}
            minPointSize={2}
            fill={chartColor("blue")}
            background={{ fill: "var(--sunken)", radius: 2 }}
            isAnimationActive={false}
          />
        </BarChart>
      </ResponsiveContainer>
      {items.map((item, index) =>
        item.mark === undefined ? null : (
          <span
            key={item.label}
            className="bar-mark"
            style={{
              inset: "auto",
              height: 16,
              top: (height / items.length) * (index + 0.5) - 8,
              left: `calc(${(item.mark / longest) * 100}% - 1px)`,
            }}
          />
        ),
      )}
    </div>
  );
}
