"use client";
import { useTransition } from "react";
import { ProspectCard } from "#components/outreach/board/prospect-card";
import { Button } from "#components/ui/button";
import { formatCount } from "#components/ui/format";
import { SET_BY_SYSTEM, STAGE_WORDS } from "#lib/core/outreach/stages";
import type { BoardTerms, BoardColumn as Column } from "#lib/outreach/board/types";

interface BoardColumnProps {
  column: Column;
  terms: BoardTerms;
  hrefOf: (id: string) => string;
  openId: string | null;
  tabbableId: string | undefined;
  movable: boolean;
  /** While a card is carried: whether it may be put down here. */
  drop: "yes" | "no" | undefined;
  onMore: () => Promise<unknown>;
}

/** One stage: its count, its cards, and the way to more of them. */
export function BoardColumn({ column, terms, drop, onMore, ...cards }: BoardColumnProps) {
  const [busy, start] = useTransition();
  const { stage, count } = column;
  const rest = count - column.cards.length;
  return (
    <section className="board-column" data-stage={stage} data-drop={drop} aria-labelledby={`stage-${stage}`}>
      <header>
        <h2 id={`stage-${stage}`} className="text-lg font-semibold">
          {STAGE_WORDS[stage]}
        </h2>
        <span className="text-sm text-muted tabular-nums">{formatCount(count)}</span>
        {SET_BY_SYSTEM.has(stage) ? (
          <span className="ml-auto text-xs text-muted" title="Set by what happened, not by hand">
            auto
          </span>
        ) : null}
      </header>
      <ul className="board-cards">
        {column.cards.map((card) => (
          <ProspectCard
            key={card.id}
            card={card}
            terms={terms}
            href={cards.hrefOf(card.id)}
            open={cards.openId === card.id}
            tabbable={cards.tabbableId === card.id}
            movable={cards.movable}
          />
        ))}
        {rest > 0 ? (
          <li>
            <Button variant="ghost" busy={busy} onClick={() => start(async () => void (await onMore()))}>
              {formatCount(rest)} more
              <span className="sr-only"> in {STAGE_WORDS[stage]}</span>
            </Button>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
