import { clsx } from "clsx";
import type { ReactNode } from "react";

interface DrawerSectionProps {
  title?: ReactNode;
  /** Muted, at the right of the title. */
  scope?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

/** A part of a drawer, a hairline between parts. */
export function DrawerSection({ title, scope, className, children }: DrawerSectionProps) {
  return (
    <section className={clsx("drawer-section", className)}>
      {title ? (
        <header className="flex items-baseline justify-between gap-3">
          <h3 className="text-lg font-semibold text-text">{title}</h3>
          {scope ? <span className="text-sm text-muted">{scope}</span> : null}
        </header>
      ) : null}
      {children}
    </section>
  );
}
