import { type ChartColor, chartColor, hatchCss } from "#components/ui/chart-colors";

export interface LegendItem {
  label: string;
  color: ChartColor;
  shape?: "fill" | "hatch" | "line" | undefined;
}

/** Names of marks, where they could not be written at the mark. */
export function Legend({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3.5 gap-y-1 text-sm text-muted">
      {items.map((item) => (
        <li key={item.label} className="flex items-center gap-1.5">
          <span
            aria-hidden
            className={item.shape === "line" ? "swatch swatch-line" : "swatch"}
            style={{ background: item.shape === "hatch" ? hatchCss(item.color) : chartColor(item.color) }}
          />
          {item.label}
        </li>
      ))}
    </ul>
  );
}
