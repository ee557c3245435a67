import type { ReactNode } from "react";

interface PageTitleProps {
  /** A sentence that answers the page's question. */
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
}

/** The page's one h1 with a muted line below and its lesser actions at the right. */
export function PageTitle({ title, lead, actions }: PageTitleProps) {
  return (
    <div className="flex items-end justify-between gap-6 max-md:grid max-md:gap-3">
      <div className="min-w-0">
        <h1>{title}</h1>
        {lead ? <p className="max-w-[680px] text-muted">{lead}</p> : null}
      </div>
      {actions ? <div className="flex flex-none flex-wrap gap-2">{actions}</div> : null}
    </div>
  );
}
