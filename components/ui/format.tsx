// Numbers as the whole interface writes them. English words, a space before units and percent signs.

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const one = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

/** 12418 → "12,418". With a cap, as many as the query looked for: 10001 of 10000 → "10,000+". */
export function formatCount(value: number | bigint, cap?: number): string {
  if (cap !== undefined && value > cap) return `${whole.format(cap)}+`;
  return whole.format(value);
}

/** A count that stopped at a limit: "214", "10,000+". */
export function formatCapped({ count, capped }: { count: number; capped: boolean }): string {
  return capped ? `${formatCount(count)}+` : formatCount(count);
}

/** A count with its noun: "1 link", "214 links". */
export function countOf(value: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(value)} ${value === 1 ? singular : plural}`;
}

/** A change with its sign: "+6", "−3" (a real minus), "0". */
export function formatChange(value: number): string {
  if (value === 0) return "0";
  return `${value > 0 ? "+" : "−"}${whole.format(Math.abs(value))}`;
}

/** 63 of 340 → "19 %". Never "0 %" for something, never "100 %" for less than all. Nothing of nothing: "–". */
export function formatShare(part: number, all: number): string {
  if (all <= 0) return "–";
  const percent = (part / all) * 100;
  if (part > 0 && percent < 1) return "< 1 %";
  if (part < all && percent > 99) return "> 99 %";
  return `${whole.format(percent)} %`;
}

/** Bytes → "212 KB", "4.1 MB" (1,000 steps, as file managers and browsers show them). */
export function formatBytes(bytes: number): string {
  const units = ["B", "KB", "MB", "GB", "TB"] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit > 1 && value < 99.95 ? one.format(value) : whole.format(value)} ${units[unit]}`;
}

/** Milliseconds → "34 ms", "0.4 s", "12 s", "2 min", "3 h 20 min", "4 d". */
export function formatDuration(ms: number): string {
  if (ms > 0 && ms < 95) return `${Math.round(ms)} ms`;
  const seconds = ms / 1000;
  if (seconds < 9.95) return `${one.format(seconds)} s`;
  if (seconds < 59.5) return `${whole.format(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${whole.format(hours / 24)} d`;
}
