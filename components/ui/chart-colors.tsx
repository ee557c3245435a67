/** Okabe–Ito, tuned to each theme. A hue means one thing on the whole screen. */
export type ChartColor = "blue" | "orange" | "green" | "red" | "pink" | "sky" | "grey";

export function chartColor(color: ChartColor): string {
  return `var(--c-${color})`;
}

/** Stripes, so that two fills that touch differ without their colour; also what is lost, below the line. */
export function Hatch({ id, color, ground }: { id: string; color: ChartColor; ground?: string }) {
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={6} height={6} fill={ground ?? "var(--surface)"} />
      <rect width={3} height={6} fill={chartColor(color)} />
    </pattern>
  );
}

/** The same stripes for a legend, where there is no SVG around. */
export function hatchCss(color: ChartColor): string {
  const hue = chartColor(color);
  return `repeating-linear-gradient(135deg, ${hue} 0 2px, var(--surface) 2px 4px)`;
}
