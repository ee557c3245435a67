"use client";
import dynamic from "next/dynamic";

export interface ColumnPoint {
  /** On the axis: "24 Aug". */
  label: string;
  title?: string | undefined;
  value: number;
  /** Stands out: another colour, and its value over it. */
  marked?: boolean | undefined;
  /** Where a click leads: the rows behind the column. */
  href?: string | undefined;
}

export interface ColumnsProps {
  points: readonly ColumnPoint[];
  /** What the value is: "pages a second". */
  valueName: string;
  /** Writes each value over its column (up to about a dozen columns). */
  labelled?: boolean | undefined;
}

const height = 176;

const Plot = dynamic(() => import("#components/ui/columns-plot").then((part) => part.ColumnsPlot), {
  ssr: false,
});

/** One row of columns from zero: a histogram, or a rate over time. Stands in a ChartFrame. */
export function ColumnsChart(props: ColumnsProps) {
  return (
    <div aria-hidden className="chart" style={{ height }}>
      <Plot {...props} height={height} />
    </div>
  );
}
