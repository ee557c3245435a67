"use client";
import type { ReactNode } from "react";
import { type ChartColor, chartColor } from "#components/ui/chart-colors";

interface ChartTipProps {
  title: ReactNode;
  rows: readonly { label: string; value: string; color?: ChartColor | undefined }[];
}

/** What the pointer shows over a chart. Everything in it stands in the table too. */
export function ChartTip({ title, rows }: ChartTipProps) {
  return (
    <div className="chart-tip">
      <div className="mb-1 font-medium">{title}</div>
      {rows.map((row) => (
        <div key={row.label} className="flex items-center gap-2">
          {row.color ? <span className="swatch" style={{ background: chartColor(row.color) }} /> : null}
          <span className="flex-1 text-muted">{row.label}</span>
          <span className="tabular-nums">{row.value}</span>
        </div>
      ))}
    </div>
  );
}
