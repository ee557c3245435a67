const steps = [
  ["minute", 60_000],
  ["hour", 3_600_000],
  ["day", 86_400_000],
  ["month", 2_629_800_000],
  ["year", 31_557_600_000],
] as const;

const words = new Intl.RelativeTimeFormat("en-GB", { numeric: "auto" });

/** "just now", "3 hours ago", "yesterday", "in 6 days". Both in milliseconds since 1970. */
export function relativeWords(at: number, now: number): string {
  const distance = at - now;
  const size = Math.abs(distance);
  if (size < 45_000) return "just now";
  const step = steps.findLast(([, ms]) => size >= ms * 0.95) ?? steps[0];
  return words.format(Math.round(distance / step[1]), step[0]);
}
