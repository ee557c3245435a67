import { clsx } from "clsx";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

interface StepsProps {
  label: string;
  steps: readonly { label: string; icon: ReactNode }[];
  /** Index of the step one is at. */
  current: number;
}

/** Where one stands in a short row of steps. */
export function Steps({ label, steps, current }: StepsProps) {
  return (
    <ol aria-label={label} className="flex flex-wrap gap-x-6 gap-y-1 text-muted">
      {steps.map((step, index) => (
        <li
          key={step.label}
          aria-current={index === current ? "step" : undefined}
          className={clsx(
            "flex items-center gap-1.5",
            index < current && "text-text",
            index === current && "font-medium text-accent-text",
          )}
        >
          {index < current ? <Check aria-hidden /> : step.icon}
          {step.label}
        </li>
      ))}
    </ol>
  );
}
