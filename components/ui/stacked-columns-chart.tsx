"use client";
import dynamic from "next/dynamic";
import type { ChartColor } from "#components/ui/chart-colors";

export interface StackedSeries {
  key: string;
  name: string;
  color: ChartColor;
  /** Where a click on a part of this series leads. */
  href?: string | undefined;
  /** Hatch where two fills touch. */
  hatched?: boolean | undefined;
}

export interface StackedPoint {
  /** On the axis: "24 Aug". */
  label: string;
  title?: string | undefined;
  /** Counts by the key of the series. */
  values: Readonly<Record<string, number>>;
}

export interface StackedColumnsProps {
  /** From the bottom up. */
  series: readonly StackedSeries[];
  points: readonly StackedPoint[];
}

const height = 176;

const Plot = dynamic(
  () => import("#components/ui/stacked-columns-plot").then((part) => part.StackedColumnsPlot),
  { ssr: false },
);

/** Shares of a whole over time; the shares of the last column are written beside it. Stands in a ChartFrame. */
export function StackedColumnsChart(props: StackedColumnsProps) {
  return (
    <div aria-hidden className="chart" style={{ height }}>
      <Plot {...props} height={height} />
    </div>
  );
}
