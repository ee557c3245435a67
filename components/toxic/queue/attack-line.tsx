import { CircleCheck, Eye, Siren } from "lucide-react";
import { countOf } from "#components/ui/format";
import { Pill } from "#components/ui/tone";
import type { AttackWatch } from "#lib/core/toxic/attack-watch";

const looks = {
  calm: { tone: "green", icon: <CircleCheck aria-hidden />, word: "Calm" },
  watch: { tone: "amber", icon: <Eye aria-hidden />, word: "Watch" },
  attack: { tone: "red", icon: <Siren aria-hidden />, word: "Attack" },
} as const;

/** New risky domains against what is usual. */
export function AttackLine({ watch }: { watch: AttackWatch }) {
  const { tone, icon, word } = looks[watch.state];
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Pill tone={tone} icon={icon}>
        {word}
      </Pill>
      <span>{watch.sentence}</span>
      {watch.undated > 0 ? (
        <span className="text-sm text-muted">
          {countOf(watch.undated, "risky domain")} came with a file and without a date: not counted.
        </span>
      ) : null}
    </p>
  );
}
