// How a person likes tables: the height of rows, and the widths they gave to columns. It stands in one cookie, so that
// the first paint is right.

export const tableLookCookie = "tables";

export const DENSITIES = ["compact", "comfortable"] as const;
export type Density = (typeof DENSITIES)[number];

export interface TableLook {
  density: Density;
  /** Widths in px by "table.column"; what has none is as wide as the table says. */
  widths: Readonly<Record<string, number>>;
}

/** Bounds of a column, px. */
export const WIDTH = { min: 48, max: 900 } as const;
/** A cookie goes with every request: of more widths the oldest are forgotten. */
const KEPT = 30;

/** A width within bounds, in whole px. */
export function boundWidth(width: number): number {
  return Math.round(Math.min(WIDTH.max, Math.max(WIDTH.min, width)));
}

/** The look that a cookie holds; what does not parse is as if it were not there. */
export function readTableLook(text: string | undefined): TableLook {
  const [density, ...parts] = (text ?? "").split("|");
  const widths = parts.slice(-KEPT).flatMap((part) => {
    const [, column, width] = /^([a-z0-9-]+\.[a-z0-9-]+):(\d{1,4})$/.exec(part) ?? [];
    return column === undefined ? [] : [[column, boundWidth(Number(width))] as const];
  });
  return {
    density: DENSITIES.find((one) => one === density) ?? "compact",
    widths: Object.fromEntries(widths),
  };
}

/** The look as a cookie's value. */
export function writeTableLook({ density, widths }: TableLook): string {
  const parts = Object.entries(widths).map(([column, width]) => `${column}:${width}`);
  return [density, ...parts.slice(-KEPT)].join("|");
}

/** The look with one column as wide as this; null: as the table says. */
export function withWidth(look: TableLook, column: string, width: number | null): TableLook {
  const { [column]: _was, ...others } = look.widths;
  return { ...look, widths: width === null ? others : { ...others, [column]: boundWidth(width) } };
}

/** A name of a table or column as it may stand in the look. */
export function lookName(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 30);
}
