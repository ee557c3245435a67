"use client";
import {
  type DragEvent,
  type FocusEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";
import { BoardColumn } from "#components/outreach/board/board-column";
import { MoveDialog } from "#components/outreach/board/move-dialog";
import { RejectDialog } from "#components/outreach/board/reject-dialog";
import { useMoves } from "#components/outreach/board/use-moves";
import type { KeyHelp } from "#components/ui/key-list";
import { useKeyHelp } from "#components/ui/keyboard-map";
import { type ViewParams, viewHref } from "#components/ui/view-href";
import type { Stage } from "#lib/core/outreach/stages";
import { neighbourOf } from "#lib/outreach/board/move-card";
import type { ProspectFilter } from "#lib/outreach/board/schema";
import type { BoardTerms, BoardColumn as Column, ProspectLine } from "#lib/outreach/board/types";
import { whyNotMove } from "#lib/outreach/board/why-not-move";

const help: readonly KeyHelp[] = [
  { keys: ["↑", "↓", "←", "→"], does: "Move between cards" },
  { keys: ["["], does: "Move the card to the stage before" },
  { keys: ["]"], does: "Move the card to the stage after" },
  { keys: ["m"], does: "Choose where the card goes" },
  { keys: ["r"], does: "Give the prospect up" },
  { keys: ["Enter"], does: "Open the card" },
];

const arrows = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "first",
  End: "last",
} as const;

interface BoardProps {
  workspace: string;
  campaign: string;
  filter: ProspectFilter;
  columns: readonly Column[];
  terms: BoardTerms;
  path: string;
  /** The view as the address has it. */
  params: ViewParams;
  openId: string | null;
  movable: boolean;
}

const idOf = (target: EventTarget): string | undefined =>
  (target as HTMLElement).closest<HTMLElement>("[data-card]")?.dataset.card;

/** Prospects by stage. Cards are carried by pointer, or moved by keys alone. */
export function Board(props: BoardProps) {
  const { path, params, terms, openId, movable } = props;
  useKeyHelp("Board", help);
  const root = useRef<HTMLDivElement>(null);
  const hrefOf = useCallback((id: string) => viewHref(path, params, { prospect: id }), [path, params]);
  const moves = useMoves({ ...props, hrefOf });
  const { board, wanted } = moves;
  const stages = board.map(({ stage }) => stage);
  const [current, setCurrent] = useState<string | null>(null);
  const [carried, setCarried] = useState<ProspectLine | null>(null);
  const [choosing, setChoosing] = useState<ProspectLine | null>(null);
  const shown = board.flatMap(({ cards }) => cards);
  const tabbableId = shown.find(({ id }) => id === (current ?? openId))?.id ?? shown[0]?.id;

  const focusCard = useCallback((id: string | null) => {
    if (id !== null) root.current?.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus();
  }, []);
  useEffect(() => {
    // A card that moved is another element: focus goes along.
    if (board.length === 0 || wanted.current === null) return;
    focusCard(wanted.current);
    wanted.current = null;
  }, [board, wanted, focusCard]);

  const onKeyDown = (event: KeyboardEvent) => {
    const id = idOf(event.target);
    const card = id === undefined ? undefined : moves.cardOf(id);
    if (card === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in arrows) focusCard(neighbourOf(board, card.id, arrows[event.key as keyof typeof arrows]));
    else if (!movable) return;
    else if (event.key === "[" || event.key === "]") {
      const to = stages[stages.indexOf(card.stage) + (event.key === "]" ? 1 : -1)];
      if (to !== undefined) moves.move(card, to);
    } else if (event.key === "m") setChoosing(card);
    else if (event.key === "r") moves.move(card, "rejected");
    else return;
    event.preventDefault();
  };
  const columnOf = (event: DragEvent): Stage | undefined =>
    (event.target as HTMLElement).closest<HTMLElement>("[data-stage]")?.dataset.stage as Stage | undefined;
  const dropOf = (stage: Stage) =>
    carried === null || carried.stage === stage
      ? undefined
      : whyNotMove(carried, stage) === null
        ? "yes"
        : "no";

  return (
    <>
      <p id="board-keys" className="sr-only">
        Arrows move between cards, brackets move this one to the neighbouring stage, m chooses a stage, r
        gives it up.
      </p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys and the carrying are those of the cards inside */}
      <div
        ref={root}
        className="board"
        onKeyDown={onKeyDown}
        onFocus={(event: FocusEvent) => setCurrent(idOf(event.target) ?? null)}
        onDragStart={(event) => {
          const id = idOf(event.target);
          setCarried((id === undefined ? undefined : moves.cardOf(id)) ?? null);
          event.dataTransfer.effectAllowed = "move";
        }}
        onDragEnd={() => setCarried(null)}
        // Every column takes the drop: one that may not be says why.
        onDragOver={(event) => {
          if (carried !== null && columnOf(event) !== undefined) event.preventDefault();
        }}
        onDrop={(event) => {
          const to = columnOf(event);
          event.preventDefault();
          if (carried !== null && to !== undefined && to !== carried.stage) moves.move(carried, to);
          setCarried(null);
        }}
      >
        {board.map((column) => (
          <BoardColumn
            key={column.stage}
            column={column}
            terms={terms}
            hrefOf={hrefOf}
            openId={openId}
            tabbableId={tabbableId}
            movable={movable}
            drop={dropOf(column.stage)}
            onMore={() => moves.loadMore(column.stage)}
          />
        ))}
      </div>
      <div role="status" className="sr-only">
        {moves.said}
      </div>
      {choosing === null ? null : (
        <MoveDialog
          card={choosing}
          stages={stages}
          open
          onOpenChange={() => setChoosing(null)}
          onMove={(to) => {
            setChoosing(null);
            moves.move(choosing, to);
          }}
        />
      )}
      <RejectDialog
        key={moves.rejecting?.id}
        what={moves.rejecting?.domain ?? ""}
        open={moves.rejecting !== null}
        onOpenChange={moves.stopRejecting}
        onReject={moves.reject}
      />
    </>
  );
}
