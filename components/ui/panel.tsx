import { clsx } from "clsx";
import type { ReactNode } from "react";

interface PanelProps {
  title?: ReactNode;
  /** Beside the title: the range, the count, what is left out. */
  scope?: ReactNode;
  /** At the right of the title. */
  tools?: ReactNode;
  /** One sentence under the content with the finding. */
  say?: ReactNode;
  /** Pads the content; off for a table that runs from edge to edge. */
  padded?: boolean | undefined;
  className?: string | undefined;
  children?: ReactNode;
}

/** A titled box. A panel never holds another panel: inside it use a line or the sunken ground. */
export function Panel({ title, scope, tools, say, padded = true, className, children }: PanelProps) {
  return (
    <section className={clsx("panel flex flex-col", className)}>
      {title || tools ? (
        <header className="panel-head max-md:flex-wrap">
          {title ? <h2>{title}</h2> : null}
          {scope ? <span className="truncate text-sm text-muted">{scope}</span> : null}
          {tools ? <div className="ml-auto flex items-center gap-1">{tools}</div> : null}
        </header>
      ) : null}
      {padded ? <div className="flex-1 px-4 pt-2 pb-4">{children}</div> : children}
      {say ? <p className="px-4 pb-4 text-sm text-muted [&_b]:text-text">{say}</p> : null}
    </section>
  );
}

/** A row inside a panel, a hairline above it (not above the first). */
export function PanelRow({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      className={clsx(
        "flex min-w-0 items-center gap-2.5 border-border px-4 py-2.5 not-first:border-t",
        className,
      )}
    >
      {children}
    </div>
  );
}
