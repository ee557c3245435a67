import { clsx } from "clsx";
import type { ReactNode } from "react";

export interface StatProps {
  label: ReactNode;
  value: ReactNode;
  /** A muted word after the number: its share, what it was before. */
  note?: ReactNode;
  icon?: ReactNode;
}

/** Numbers to be read first, side by side; two by two on a phone. `ruled` draws lines between them. */
export function Stats(props: { items: readonly StatProps[]; ruled?: boolean; className?: string }) {
  return (
    <dl
      className={clsx(
        "grid grid-cols-2 md:grid-cols-(--stat-columns)",
        props.ruled ? "border-y border-border" : "gap-x-4 gap-y-3",
        props.className,
      )}
      style={{ "--stat-columns": `repeat(${props.items.length}, minmax(0, 1fr))` } as React.CSSProperties}
    >
      {props.items.map((item, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of figures, never reordered
          key={index}
          className={clsx(
            "min-w-0",
            props.ruled &&
              "border-border px-4 pt-2 pb-2.5 max-md:even:border-l md:not-first:border-l max-md:nth-[n+3]:border-t",
          )}
        >
          <dt className="flex items-center gap-1.5 text-sm font-medium text-muted">
            {item.icon}
            {item.label}
          </dt>
          <dd className="flex flex-wrap items-baseline gap-x-2">
            <span className="text-xl font-semibold tracking-[-0.012em] tabular-nums">{item.value}</span>
            {item.note ? <span className="text-sm text-muted">{item.note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
