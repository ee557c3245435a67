"use client";
import dynamic from "next/dynamic";
import { type BarListProps, BarName, BarValue, barNames } from "#components/ui/bar-list";

/** Height of a row, px. */
const row = 26;

const Plot = dynamic(() => import("#components/ui/bars-plot").then((part) => part.BarsPlot), { ssr: false });

/** BarList drawn as a chart: names and numbers are there at once, the bars join them. Stands in a ChartFrame. */
export function BarsChart({ items, all, longNames }: BarListProps) {
  const whole = all ?? items.reduce((sum, item) => sum + item.value, 0);
  return (
    <div className="chart relative" style={barNames(longNames)}>
      <ul>
        {items.map((item) => (
          <li key={item.label} className="bar-row">
            <BarName item={item} />
            <span />
            <BarValue item={item} whole={whole} />
          </li>
        ))}
      </ul>
      {/* The same columns as a row's, so that the plot lies exactly between name and number. */}
      <div
        aria-hidden
        className="bar-row pointer-events-none absolute inset-0"
        style={{ height: items.length * row }}
      >
        <span />
        <Plot items={items} height={items.length * row} />
      </div>
    </div>
  );
}
