"use client";
import dynamic from "next/dynamic";

export interface LineBarsPoint {
  /** On the axis: "24 Aug". */
  label: string;
  /** Over the pointer: "18 to 24 August". */
  title?: string | undefined;
  line: number | null;
  /** Both counted from zero up; `down` is drawn below the line. */
  up: number;
  down: number;
  /** First and last day, YYYY-MM-DD; needed for `span`. */
  from?: string | undefined;
  to?: string | undefined;
}

export interface LineBarsProps {
  points: readonly LineBarsPoint[];
  lineName: string;
  upName: string;
  downName: string;
  /** Dragging over the plot leads to `path` with `since` and `until`; a click on a step to `changes` with them. */
  span?: { path: string; changes: string } | undefined;
}

/** Height of the plot, px: known before the script is, so that nothing jumps. */
const height = 302;

const Plot = dynamic(() => import("#components/ui/line-bars-plot").then((part) => part.LineBarsPlot), {
  ssr: false,
});

/** A level over time as a line, and what came and went around a zero line below it. Stands in a ChartFrame. */
export function LineBarsChart(props: LineBarsProps) {
  return (
    <div aria-hidden className="chart" style={{ height }}>
      <Plot {...props} />
    </div>
  );
}
