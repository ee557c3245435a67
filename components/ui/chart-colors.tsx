/** Okabe–Ito, tuned to each theme. A hue means one thing on the whole screen. */
export type ChartColor = "blue" | "orange" | "green" | "red" | "pink" | "sky" | "grey";

export function chartColor(color: ChartColor): string {
  return `var(--c-${color})`;
}

/**
 * Stripes. `light`: half ground, for what is gone; else mostly colour, so that two fills that touch differ
 * without their colours.
 */
export function Hatch({ id, color, light }: { id: string; color: ChartColor; light?: boolean }) {
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width={6} height={6} fill="var(--surface)" />
      <rect width={light ? 3 : 4.6} height={6} fill={chartColor(color)} />
    </pattern>
  );
}

/** The same stripes for a legend, where there is no SVG around. */
export function hatchCss(color: ChartColor): string {
  const hue = chartColor(color);
  return `repeating-linear-gradient(135deg, ${hue} 0 2px, var(--surface) 2px 4px)`;
}
