/** The steps a person counts in. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
}

/**
 * Whole, evenly spaced ticks round the values of a line, three to six of them. A line may start above zero
 * (its slope is what is read), so a small change in a large number stays visible.
 */
export function lineTicks(values: readonly number[]): number[] {
  const low = values.length > 0 ? Math.min(...values) : 0;
  const high = values.length > 0 ? Math.max(...values) : 0;
  const step = Math.max(1, niceStep(Math.max(high - low, 1) / 4));
  const first = Math.max(0, Math.floor((low - step * 0.25) / step) * step);
  const ticks: number[] = [];
  for (let tick = first; ticks.length < 3 || (ticks.at(-1) ?? 0) < high; tick += step) ticks.push(tick);
  return ticks;
}

/** Ticks of bars: from zero up to at least the highest value. */
export function barTicks(highest: number): number[] {
  const step = Math.max(1, niceStep(Math.max(highest, 1) / 3));
  const ticks: number[] = [];
  for (let tick = 0; ticks.length < 2 || (ticks.at(-1) ?? 0) < highest; tick += step) ticks.push(tick);
  return ticks;
}
