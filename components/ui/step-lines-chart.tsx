"use client";
import dynamic from "next/dynamic";
import type { ChartColor } from "#components/ui/chart-colors";

export interface StepLine {
  key: string;
  name: string;
  color: ChartColor;
  /** SVG dash pattern, so that lines differ without their colours; undefined: a whole line. */
  dash?: string | undefined;
  /** From each `x` on the line is at `y`, 0 to 1. The first stands at x = 0. */
  steps: readonly { x: number; y: number }[];
  /** Where the line ends. */
  until: number;
}

export interface StepLinesProps {
  lines: readonly StepLine[];
  /** "d" */
  unit: string;
}

const height = 260;

const Plot = dynamic(() => import("#components/ui/step-lines-plot").then((part) => part.StepLinesPlot), {
  ssr: false,
});

/** Shares that fall in steps, 0 to 100 %, each line with its name at its end. Stands in a ChartFrame. */
export function StepLinesChart(props: StepLinesProps) {
  return (
    <div aria-hidden className="chart" style={{ height }}>
      <Plot {...props} height={height} />
    </div>
  );
}
