// A move on the board as it is shown before the server has answered: plain columns in, plain columns out.
import type { Stage } from "#lib/core/outreach/stages";
import type { BoardColumn, ProspectLine } from "./types.ts";

/** The column and the place of a card; null: it is not shown. */
export function placeOf(columns: readonly BoardColumn[], id: string): { column: number; at: number } | null {
  for (const [column, { cards }] of columns.entries()) {
    const at = cards.findIndex((card) => card.id === id);
    if (at >= 0) return { column, at };
  }
  return null;
}

/** The board with a card at the top of another column; the same board when the card is not there. */
export function moveCard(columns: readonly BoardColumn[], id: string, to: Stage, now: string): BoardColumn[] {
  const place = placeOf(columns, id);
  const card = place === null ? undefined : columns[place.column]?.cards[place.at];
  if (card === undefined || card.stage === to) return [...columns];
  const moved: ProspectLine = {
    ...card,
    stage: to,
    stageAt: now,
    stageBefore: to === "rejected" ? card.stage : null,
    rejectReason: null,
  };
  return columns.map((column) => {
    if (column.stage === card.stage) {
      return { ...column, count: column.count - 1, cards: column.cards.filter((one) => one.id !== id) };
    }
    if (column.stage === to) return { ...column, count: column.count + 1, cards: [moved, ...column.cards] };
    return column;
  });
}

/** The board with more cards at the foot of a column; a card that is shown already is not shown twice. */
export function addCards(
  columns: readonly BoardColumn[],
  stage: Stage,
  more: readonly ProspectLine[],
): BoardColumn[] {
  const shown = new Set(columns.flatMap(({ cards }) => cards.map(({ id }) => id)));
  return columns.map((column) =>
    column.stage === stage
      ? { ...column, cards: [...column.cards, ...more.filter(({ id }) => !shown.has(id))] }
      : column,
  );
}

/**
 * Where a key leads from a card: up and down in its column, left and right to the same height of the next column that
 * has cards. The id of the card, or null when it leads nowhere.
 */
export function neighbourOf(
  columns: readonly BoardColumn[],
  id: string,
  direction: "up" | "down" | "left" | "right" | "first" | "last",
): string | null {
  const place = placeOf(columns, id);
  if (place === null) return null;
  const cards = columns[place.column]?.cards ?? [];
  switch (direction) {
    case "up":
      return cards[place.at - 1]?.id ?? null;
    case "down":
      return cards[place.at + 1]?.id ?? null;
    case "first":
      return cards[0]?.id ?? null;
    case "last":
      return cards.at(-1)?.id ?? null;
    case "left":
    case "right": {
      const others =
        direction === "left" ? columns.slice(0, place.column).reverse() : columns.slice(place.column + 1);
      const next = others.find((column) => column.cards.length > 0)?.cards ?? [];
      return next[Math.min(place.at, next.length - 1)]?.id ?? null;
    }
    default:
      return direction satisfies never;
  }
}

/** What the server sends anew, with the cards that were asked for beyond it still at the feet of their columns. */
export function keepLoaded(fresh: readonly BoardColumn[], shown: readonly BoardColumn[]): BoardColumn[] {
  const sent = new Set(fresh.flatMap(({ cards }) => cards.map(({ id }) => id)));
  return fresh.map((column) => {
    const last = column.cards.at(-1);
    const before = shown.find(({ stage }) => stage === column.stage)?.cards ?? [];
    const beyond = before.filter(
      (card) =>
        last !== undefined &&
        !sent.has(card.id) &&
        (card.stageAt < last.stageAt || (card.stageAt === last.stageAt && card.id > last.id)),
    );
    return {
      ...column,
      cards: [...column.cards, ...beyond].slice(0, Math.max(column.count, column.cards.length)),
    };
  });
}
