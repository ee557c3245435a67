import type { ReactNode } from "react";
import { type Way, Ways } from "#components/ui/ways";

interface EmptyStateProps {
  title: string;
  /** One sentence on what will be here. */
  children: ReactNode;
  /** One button to begin, one sample to try. */
  actions?: ReactNode;
  /** A quiet picture of the page to come: usually a SkeletonTable. */
  picture?: ReactNode;
  /** Ways to begin, each in two lines. */
  ways?: readonly Way[];
}

/** An empty page teaches. */
export function EmptyState({ title, children, actions, picture, ways }: EmptyStateProps) {
  return (
    <div className="mx-auto grid w-full max-w-[560px] content-center gap-8 py-10">
      {picture ? (
        <div aria-hidden className="panel overflow-hidden">
          {picture}
        </div>
      ) : null}
      <div className="grid gap-1">
        <h1>{title}</h1>
        <p className="text-muted">{children}</p>
        {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
      {ways ? (
        <div className="border-t border-border pt-5">
          <Ways ways={ways} />
        </div>
      ) : null}
    </div>
  );
}
