import type { ComponentProps, ReactNode } from "react";
import { Page } from "#components/frame/page";
import type { Crumb } from "#components/frame/page-header";
import { WorkArea } from "#components/frame/work-area";
import { NoMatch } from "#components/links/no-links";
import { SearchForm } from "#components/links/search-form";
import { ExportMenu } from "#components/reports/export-menu";
import { FilterPopover } from "#components/reports/filter-popover";
import { CursorPager } from "#components/ui/cursor-pager";
import { type Facet, Facets } from "#components/ui/facets";
import { formatCapped } from "#components/ui/format";
import type { ViewParams } from "#components/ui/view-href";
import { ViewsMenu } from "#components/views/views-menu";
import { viewOf } from "#lib/views/view-of";

export interface FacetGroup {
  label: string;
  items: readonly Facet[];
}

interface ReportFrameProps {
  crumbs: readonly Crumb[];
  /** A sentence that answers the page's question. */
  title: string;
  lead?: ReactNode;
  tabs?: ReactNode;
  path: string;
  params: ViewParams;
  q: string;
  searchLabel: string;
  /** Where the whole filtered set is, without `format`. */
  exportHref: string;
  facets?: readonly FacetGroup[];
  /** Views of this report that were saved. */
  saved?: Omit<ComponentProps<typeof ViewsMenu>, "path" | "params">;
  /** ColumnChoice. */
  columns?: ReactNode;
  /** More of the bar: choices of its own. */
  bar?: ReactNode;
  count: { count: number; capped: boolean };
  view: { after: string | null; before: string | null; from: number };
  page: { lines: readonly unknown[]; previous: string | null; next: string | null };
  limit: number;
  clearHref: string;
  /** A chart or a note over the table. */
  above?: ReactNode;
  action?: ReactNode;
  aside?: ReactNode;
  /** What can be done with ticked rows. */
  bulk?: ReactNode;
  /** The table. */
  children: ReactNode;
}

/** A page of one report: what it answers, how it is narrowed, its rows, its way out. */
export function ReportFrame(props: ReportFrameProps) {
  const { path, params, count, page, view, facets = [] } = props;
  const total = formatCapped(count);
  const groups = facets.map(({ label, items }) => <Facets key={label} label={label} items={items} />);
  return (
    <Page kind="work" crumbs={props.crumbs} action={props.action} aside={props.aside}>
      <WorkArea
        tabs={
          <>
            <div className="grid gap-0.5 px-6 pt-3 pb-1 max-md:px-4">
              <h1 className="text-lg font-semibold">{props.title}</h1>
              {props.lead ? <p className="max-w-[680px] text-sm text-muted">{props.lead}</p> : null}
            </div>
            {props.tabs}
          </>
        }
        bar={
          <>
            <SearchForm path={path} params={params} value={props.q} label={props.searchLabel} />
            {groups.length > 0 ? <FilterPopover>{groups}</FilterPopover> : null}
            {props.saved ? <ViewsMenu {...props.saved} path={path} params={viewOf(params)} /> : null}
            {props.bar}
            <div className="ml-auto flex flex-none gap-2 pl-2">
              {props.columns}
              <ExportMenu href={props.exportHref} countText={total} />
            </div>
          </>
        }
        facets={groups.length > 0 ? groups : undefined}
        foot={
          <>
            {props.bulk}
            <CursorPager
              path={path}
              params={params}
              place={view}
              page={page}
              limit={props.limit}
              total={total}
              drop={["open"]}
            />
          </>
        }
      >
        {props.above}
        {page.lines.length === 0 ? <NoMatch clearHref={props.clearHref} /> : props.children}
      </WorkArea>
    </Page>
  );
}
