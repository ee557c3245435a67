import type { ReactNode } from "react";

interface WorkAreaProps {
  /** LinkTabs: views of the list. */
  tabs?: ReactNode;
  /** Chips, filters, columns, export. */
  bar?: ReactNode;
  /** Facets, at the left of a wide window. */
  facets?: ReactNode;
  /** Bulk bar and pager: always in sight. */
  foot?: ReactNode;
  /** The table; it scrolls, the rest stays. */
  children: ReactNode;
}

/** The inside of a work page: everything stays but the table. On a phone the page scrolls as a whole. */
export function WorkArea({ tabs, bar, facets, foot, children }: WorkAreaProps) {
  return (
    <>
      {tabs ? <div className="work-tabs">{tabs}</div> : null}
      {bar ? <div className="work-bar">{bar}</div> : null}
      <div className="flex min-h-0 flex-1">
        {facets ? <div className="work-facets">{facets}</div> : null}
        <div className="flex min-w-0 flex-1 flex-col">
          <div className="work-scroll">{children}</div>
          {foot ? <div className="work-foot">{foot}</div> : null}
        </div>
      </div>
    </>
  );
}
