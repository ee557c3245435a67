"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { RejectReason } from "#components/outreach/board/reject-dialog";
import { useTold } from "#components/outreach/board/use-told";
import { notifyProblem } from "#components/ui/toast";
import { STAGE_WORDS, type Stage } from "#lib/core/outreach/stages";
import { loadColumn, moveProspects } from "#lib/outreach/actions/board";
import { addCards, keepLoaded, moveCard, placeOf } from "#lib/outreach/board/move-card";
import type { ProspectFilter } from "#lib/outreach/board/schema";
import type { BoardColumn, ProspectLine } from "#lib/outreach/board/types";
import { whyNotMove } from "#lib/outreach/board/why-not-move";

interface MovesOf {
  workspace: string;
  campaign: string;
  filter: ProspectFilter;
  columns: readonly BoardColumn[];
  hrefOf: (id: string) => string;
}

/** The board as it is shown: moves stand at once, and go back when the server refuses them. */
export function useMoves({ workspace, campaign, filter, columns, hrefOf }: MovesOf) {
  const router = useRouter();
  const told = useTold(workspace);
  const [seen, setSeen] = useState(columns);
  const [board, setBoard] = useState<readonly BoardColumn[]>(columns);
  /** The card that waits for the reason why it is given up. */
  const [rejecting, setRejecting] = useState<ProspectLine | null>(null);
  const [said, setSaid] = useState("");
  const wanted = useRef<string | null>(null);
  if (seen !== columns) {
    setSeen(columns);
    setBoard(keepLoaded(columns, board));
  }

  const send = async (card: ProspectLine, to: Stage, reason?: RejectReason, note = "") => {
    const before = board;
    wanted.current = card.id;
    setBoard((now) => moveCard(now, card.id, to, new Date().toISOString()));
    setSaid(`${card.domain} moved from ${STAGE_WORDS[card.stage]} to ${STAGE_WORDS[to]}.`);
    const answer = await moveProspects(workspace, {
      campaign,
      what: { kind: "picked", ids: [card.id] },
      to,
      note,
      ...(reason === undefined ? {} : { reason }),
    }).catch(() => null);
    if (told(answer, () => `${card.domain} is ${STAGE_WORDS[to].toLowerCase()} now.`)) return;
    setBoard(before);
    setSaid(`${card.domain} stays in ${STAGE_WORDS[card.stage]}.`);
  };

  const move = (card: ProspectLine, to: Stage) => {
    const why = whyNotMove(card, to);
    if (why !== null) {
      setSaid(`${card.domain} stays in ${STAGE_WORDS[card.stage]}. ${why}`);
      notifyProblem(`${card.domain} stays in ${STAGE_WORDS[card.stage]}`, {
        detail: why,
        action: {
          label: `Open ${card.domain}`,
          onClick: () => router.push(hrefOf(card.id), { scroll: false }),
        },
      });
    } else if (to === "rejected") setRejecting(card);
    else void send(card, to);
  };

  const reject = (reason: RejectReason, note: string) => {
    if (rejecting !== null) void send(rejecting, "rejected", reason, note);
    setRejecting(null);
  };

  const loadMore = async (stage: Stage) => {
    const last = board.find((column) => column.stage === stage)?.cards.at(-1);
    if (last === undefined) return;
    const after = { at: last.stageAt, id: last.id };
    const answer = await loadColumn(workspace, { campaign, filter, stage, after }).catch(() => null);
    if (!answer?.ok) return notifyProblem(answer?.message ?? "The server did not answer. Try again.");
    wanted.current = answer.data[0]?.id ?? null;
    setBoard((now) => addCards(now, stage, answer.data));
    setSaid(`${answer.data.length} more in ${STAGE_WORDS[stage]}.`);
  };

  const cardOf = (id: string): ProspectLine | undefined => {
    const place = placeOf(board, id);
    return place === null ? undefined : board[place.column]?.cards[place.at];
  };
  return {
    board,
    move,
    reject,
    rejecting,
    stopRejecting: () => setRejecting(null),
    loadMore,
    cardOf,
    said,
    wanted,
  };
}
