/** How findings are shown to people: a count, the first twenty, and where the rest is. */

const SHOWN = 20;

/** Nothing for no lines. */
export function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - SHOWN;
  const shown = lines.slice(0, SHOWN).map((line) => `  ${line}`);
  return [
    `${title}: ${lines.length}`,
    ...shown,
    ...(more > 0 ? [`  and ${more} more; --format json lists them all`] : []),
  ];
}
