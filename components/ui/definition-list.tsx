import { clsx } from "clsx";
import type { ReactNode } from "react";

export interface Definition {
  term: string;
  value: ReactNode;
  /** Replaces the term where the name alone is not enough (a Term with its explanation). */
  label?: ReactNode;
}

/** Names at the left, values at the right. Entries without a value are left out. */
export function DefinitionList(props: { items: readonly Definition[]; className?: string }) {
  return (
    <dl className={clsx("details", props.className)}>
      {props.items
        .filter((item) => item.value !== null && item.value !== undefined && item.value !== "")
        .map((item) => (
          <div key={item.term} className="contents">
            <dt>{item.label ?? item.term}</dt>
            <dd>{item.value}</dd>
          </div>
        ))}
    </dl>
  );
}
