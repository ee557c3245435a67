import type { ReactNode } from "react";
import type { Tone } from "#components/ui/tone";

interface StripProps {
  /** The sentence for screen readers: "30 checks, 22 October to 20 November: 26 live, 3 changed, 1 unreachable." */
  label: string;
  /** Oldest first; the newest 30 are shown. `hint` on hover. */
  cells: readonly { key: string; tone: Tone; icon: ReactNode; hint: string }[];
}

/** A row of small outcomes over time; fewer than 30 stand at the right. */
export function Strip({ label, cells }: StripProps) {
  const shown = cells.slice(-30);
  return (
    <div role="img" aria-label={label} className="strip">
      {shown.map((cell, index) => (
        <span
          key={cell.key}
          className={`tone-${cell.tone}`}
          title={cell.hint}
          style={index === 0 && shown.length < 30 ? { gridColumnStart: 31 - shown.length } : {}}
        >
          {cell.icon}
        </span>
      ))}
    </div>
  );
}
