import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import { formatCount } from "#components/ui/format";
import { Status, type Tone } from "#components/ui/tone";

/** How far one thing is. `value` null: under way, length unknown. */
export function ProgressBar(props: { label: string; value: number | null; max: number; className?: string }) {
  const { label, value, max } = props;
  const share = value === null || max <= 0 ? 0 : Math.min(1, value / max);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      {...(value === null ? {} : { "aria-valuenow": Math.min(value, max) })}
      className={clsx("bar-track overflow-hidden", props.className)}
    >
      <span
        className={clsx("bar-fill bg-accent! transition-[width]", value === null && "animate-pulse")}
        style={{ width: value === null ? "100%" : `${share * 100}%` }}
      />
    </div>
  );
}

export interface Outcome {
  tone: Tone;
  icon: ReactNode;
  label: string;
  value: number;
  href?: string | undefined;
}

interface OutcomesProps {
  /** Read aloud before the numbers: "Outcomes of 791 checks". */
  label: string;
  outcomes: readonly Outcome[];
  /** What has no outcome yet; drawn as the empty rest. */
  waiting?: number | undefined;
  waitingLabel?: string | undefined;
  className?: string | undefined;
}

/** One bar by outcome, then each outcome as icon, word and number. Outcomes of zero have no bar. */
export function Outcomes({ label, outcomes, waiting, waitingLabel = "Waiting", className }: OutcomesProps) {
  return (
    <div className={clsx("grid gap-3", className)}>
      <div aria-hidden className="progress">
        {outcomes.map((outcome) =>
          outcome.value > 0 ? (
            <span
              key={outcome.label}
              className={`tone-${outcome.tone}`}
              style={{ flexGrow: outcome.value, flexBasis: 0 }}
            />
          ) : null,
        )}
        {waiting ? <span className="progress-rest" style={{ flexGrow: waiting, flexBasis: 0 }} /> : null}
      </div>
      <ul aria-label={label} className="flex flex-wrap gap-x-7 gap-y-1.5 max-md:grid max-md:grid-cols-2">
        {outcomes.map((outcome) => {
          const inner = (
            <>
              <Status tone={outcome.tone} icon={outcome.icon}>
                {outcome.label}
              </Status>
              <span className="font-semibold tabular-nums">{formatCount(outcome.value)}</span>
            </>
          );
          return (
            <li key={outcome.label}>
              {outcome.href ? (
                <Link
                  href={outcome.href}
                  className="flex items-center gap-2 max-md:justify-between hover:underline"
                >
                  {inner}
                </Link>
              ) : (
                <span className="flex items-center gap-2 max-md:justify-between">{inner}</span>
              )}
            </li>
          );
        })}
        {waiting ? (
          <li className="flex items-center gap-2 max-md:justify-between">
            <span className="text-muted">{waitingLabel}</span>
            <span className="font-semibold tabular-nums">{formatCount(waiting)}</span>
          </li>
        ) : null}
      </ul>
    </div>
  );
}
