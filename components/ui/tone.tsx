import { clsx } from "clsx";
import type { ReactNode } from "react";

/** The six hues a state may have. The hue never stands alone: icon and word go with it. */
export type Tone = "green" | "amber" | "red" | "violet" | "blue" | "grey";

interface ToneProps {
  tone: Tone;
  icon: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}

/** Icon and word in the hue, for a table cell or a line. */
export function Status({ tone, icon, children, className }: ToneProps) {
  return (
    <span className={clsx("status", `tone-${tone}`, className)}>
      {icon}
      <span>{children}</span>
    </span>
  );
}

/** The same on its soft ground, for a head. */
export function Pill({ tone, icon, children, className }: ToneProps) {
  return (
    <span className={clsx("pill", `tone-${tone}`, className)}>
      {icon}
      {children}
    </span>
  );
}
