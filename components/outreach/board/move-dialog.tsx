"use client";
import { Button } from "#components/ui/button";
import { Dialog } from "#components/ui/dialog";
import { STAGE_WORDS, type Stage } from "#lib/core/outreach/stages";
import type { ProspectLine } from "#lib/outreach/board/types";
import { whyNotMove } from "#lib/outreach/board/why-not-move";

interface MoveDialogProps {
  card: Pick<ProspectLine, "domain" | "stage" | "stageBefore">;
  stages: readonly Stage[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onMove: (to: Stage) => void;
}

/** Every stage with the button that moves a prospect there, or why nobody does that by hand. */
export function MoveDialog({ card, stages, open, onOpenChange, onMove }: MoveDialogProps) {
  return (
    <Dialog title={`Move ${card.domain}`} open={open} onOpenChange={onOpenChange}>
      <ul className="grid gap-3">
        {stages.map((stage) => {
          const why = whyNotMove(card, stage);
          return (
            <li key={stage} className="grid grid-cols-[124px_minmax(0,1fr)] items-center gap-3">
              <Button
                aria-disabled={why !== null || undefined}
                aria-describedby={why === null ? undefined : `why-not-${stage}`}
                className={why === null ? undefined : "text-muted"}
                onClick={() => {
                  if (why === null) onMove(stage);
                }}
              >
                {STAGE_WORDS[stage]}
              </Button>
              {why === null ? null : (
                <p id={`why-not-${stage}`} className="text-sm text-muted">
                  {why}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
