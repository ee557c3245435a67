"use client";
import { Check } from "lucide-react";
import { useTold } from "#components/outreach/terms/use-told";
import { Button } from "#components/ui/button";
import { markNotOurs, takeLink } from "#lib/outreach/actions/terms";

interface NoticedButtonsProps {
  workspace: string;
  prospect: string;
  id: string;
  /** The page, for the buttons' names. */
  source: string;
}

/** One click for a link that nobody announced: it is the one that was asked for, or it is not. */
export function NoticedButtons({ workspace, prospect, id, source }: NoticedButtonsProps) {
  const { busy, run } = useTold();
  const mark = (notOurs: boolean) => () => markNotOurs(workspace, { prospect, id, notOurs });
  return (
    <>
      <Button
        busy={busy}
        icon={<Check aria-hidden />}
        aria-label={`This is it: the link on ${source}`}
        onClick={() => run(() => takeLink(workspace, { prospect, id }), "The link is placed, and watched.")}
      >
        This is it
      </Button>
      <Button
        variant="ghost"
        busy={busy}
        aria-label={`Not ours: the link on ${source}`}
        onClick={() => run(mark(true), "It is told no more.", mark(false))}
      >
        Not ours
      </Button>
    </>
  );
}
