"use client";
import Link from "next/link";
import { memo } from "react";
import { CardNotes } from "#components/outreach/board/card-note";
import { FitText } from "#components/outreach/board/prospect-facts";
import type { BoardTerms, ProspectLine } from "#lib/outreach/board/types";

interface ProspectCardProps {
  card: ProspectLine;
  terms: BoardTerms;
  href: string;
  /** Its drawer is open. */
  open: boolean;
  /** The one card that Tab leads to. */
  tabbable: boolean;
  /** Whoever looks may move it. */
  movable: boolean;
}

/** One prospect on the board: a link that opens it, can be carried to another column, and takes the board's keys. */
export const ProspectCard = memo(function ProspectCard(props: ProspectCardProps) {
  const { card, terms, href, open, tabbable, movable } = props;
  return (
    <li>
      <Link
        href={href}
        scroll={false}
        prefetch={false}
        className="board-card"
        data-card={card.id}
        draggable={movable}
        tabIndex={tabbable ? 0 : -1}
        aria-current={open ? "true" : undefined}
        aria-describedby={movable ? "board-keys" : undefined}
      >
        <span className="truncate font-medium" title={card.pageUrl ?? card.domain}>
          {card.domain}
        </span>
        <span className="board-card-facts">
          {card.authority === null ? null : (
            <span className="font-medium text-text tabular-nums" title="Authority, of 100">
              {card.authority}
            </span>
          )}
          <FitText card={card} />
          {card.owner === null ? null : (
            <span className="initial" title={card.owner.name}>
              <span aria-hidden>{[...card.owner.name.trim()][0]?.toLocaleUpperCase("en") ?? "?"}</span>
              <span className="sr-only">{card.owner.name}</span>
            </span>
          )}
        </span>
        <CardNotes card={card} terms={terms} />
      </Link>
    </li>
  );
});
