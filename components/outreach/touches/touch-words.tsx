import { Ban, CornerDownLeft, MailX, NotebookPen, Reply, Send, ThumbsDown } from "lucide-react";
import type { ReactNode } from "react";
import { Status, type Tone } from "#components/ui/tone";
import type { TouchKind } from "#lib/core/outreach/touch-state";

const looks: Record<TouchKind, { word: string; tone: Tone; icon: ReactNode }> = {
  out: { word: "We wrote", tone: "blue", icon: <Send aria-hidden /> },
  reply: { word: "They answered", tone: "green", icon: <Reply aria-hidden /> },
  auto_reply: { word: "A machine answered", tone: "grey", icon: <CornerDownLeft aria-hidden /> },
  bounce: { word: "It came back", tone: "amber", icon: <MailX aria-hidden /> },
  opt_out: { word: "They want no more mail", tone: "red", icon: <Ban aria-hidden /> },
  refused: { word: "They refused", tone: "red", icon: <ThumbsDown aria-hidden /> },
  note: { word: "Note", tone: "grey", icon: <NotebookPen aria-hidden /> },
};

export const touchWord = (kind: TouchKind) => looks[kind].word;

export function TouchKindText({ kind }: { kind: TouchKind }) {
  const { word, tone, icon } = looks[kind];
  return (
    <Status tone={tone} icon={icon}>
      {word}
    </Status>
  );
}
