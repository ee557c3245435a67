import { CircleCheck, CircleDashed, OctagonAlert, TriangleAlert } from "lucide-react";
import { Status, type Tone } from "#components/ui/tone";
import type { Level } from "#lib/core/toxic/judge";

const looks: Record<Level, { tone: Tone; icon: React.ReactNode; word: string }> = {
  high: { tone: "red", icon: <OctagonAlert aria-hidden />, word: "High" },
  review: { tone: "amber", icon: <TriangleAlert aria-hidden />, word: "Review" },
  low: { tone: "grey", icon: <CircleDashed aria-hidden />, word: "Low" },
  safe: { tone: "green", icon: <CircleCheck aria-hidden />, word: "Safe" },
};

export const levelWord = (level: Level): string => looks[level].word;

/** How much speaks against a domain. */
export function LevelStatus({ level }: { level: Level }) {
  const { tone, icon, word } = looks[level];
  return (
    <Status tone={tone} icon={icon}>
      {word}
    </Status>
  );
}
