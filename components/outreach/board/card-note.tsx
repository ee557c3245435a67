import { clsx } from "clsx";
import { Clock, Handshake, Lock, Reply, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { priceWords } from "#components/placements/price";
import { LinkStatus } from "#components/status";
import { embargoLine, type NextLine, nextLine } from "#lib/outreach/board/next-line";
import type { BoardTerms, ProspectLine } from "#lib/outreach/board/types";

const icons: Record<NonNullable<NextLine["icon"]>, ReactNode> = {
  clock: <Clock aria-hidden />,
  warn: <TriangleAlert aria-hidden />,
  reply: <Reply aria-hidden />,
  lock: <Lock aria-hidden />,
  hand: <Handshake aria-hidden />,
};

const tones: Record<NextLine["tone"], string> = {
  muted: "text-muted",
  strong: "text-text",
  warn: "text-changed",
  good: "text-live",
};

/** What is next for a prospect, and that nobody may publish yet. */
export function CardNotes({ card, terms }: { card: ProspectLine; terms: BoardTerms }) {
  if (card.placement !== null && card.stage === "placed")
    return <LinkStatus status={card.placement.status} />;
  const notes = [nextLine(card, terms, priceOf(card)), embargoLine(card, terms)];
  return notes
    .filter((note) => note !== null)
    .map((note) => (
      <span key={note.text} className={clsx("card-note", tones[note.tone])}>
        {note.icon === null ? null : icons[note.icon]}
        <span className="truncate">{note.text}</span>
      </span>
    ));
}

/** "€160", "Free"; empty where nothing was agreed or costs may not be read. */
export function priceOf({ placement }: Pick<ProspectLine, "placement">): string {
  if (placement?.price == null) return "";
  return Number(placement.price) === 0 ? "Free" : priceWords(placement);
}
