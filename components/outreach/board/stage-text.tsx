import { CircleCheck, CircleDashed, CircleDot, CircleX, Handshake, PenLine, Reply, Send } from "lucide-react";
import type { ReactNode } from "react";
import { Status, type Tone } from "#components/ui/tone";
import { STAGE_WORDS, type Stage } from "#lib/core/outreach/stages";

const looks: Record<Stage, { tone: Tone; icon: ReactNode }> = {
  found: { tone: "grey", icon: <CircleDashed aria-hidden /> },
  qualified: { tone: "grey", icon: <CircleDot aria-hidden /> },
  contacted: { tone: "blue", icon: <Send aria-hidden /> },
  replied: { tone: "blue", icon: <Reply aria-hidden /> },
  agreed: { tone: "violet", icon: <Handshake aria-hidden /> },
  in_production: { tone: "amber", icon: <PenLine aria-hidden /> },
  placed: { tone: "green", icon: <CircleCheck aria-hidden /> },
  rejected: { tone: "grey", icon: <CircleX aria-hidden /> },
};

/** The stage of a prospect: icon, word and hue. */
export function StageText({ stage }: { stage: Stage }) {
  const { tone, icon } = looks[stage];
  return (
    <Status tone={tone} icon={icon}>
      {STAGE_WORDS[stage]}
    </Status>
  );
}
