import { Columns3, ListFilter } from "lucide-react";
import Form from "next/form";
import type { ReactNode } from "react";
import { GroupSwitch } from "#components/links/group-switch";
import { HiddenParams } from "#components/links/hidden-params";
import { LinkChips } from "#components/links/link-chips";
import { FacetsComing, LinkFacets } from "#components/links/link-facets";
import { OrderChoice } from "#components/links/order-choice";
import { SearchForm } from "#components/links/search-form";
import { ExportMenu } from "#components/reports/export-menu";
import { Button } from "#components/ui/button";
import { Facets } from "#components/ui/facets";
import { Field } from "#components/ui/field";
import { Input } from "#components/ui/input";
import { Popover } from "#components/ui/popover";
import { type ViewParams, viewHref } from "#components/ui/view-href";
import { WhenRead } from "#components/ui/when-read";
import { columnsOf, LINK_COLUMNS, type LinkView } from "#lib/links/link-view";
import type { Facets as FacetCounts } from "#lib/links/types";
import type { Person } from "#lib/teamwork/types";

interface LinksBarProps {
  path: string;
  params: ViewParams;
  view: LinkView;
  facets: Promise<FacetCounts>;
  /** Names of those who look after links. */
  people: readonly Person[];
  exportHref: string;
  /** "1,274" */
  countText: string;
  /** ViewsMenu. */
  views: ReactNode;
}

/** Above the table: what is looked for, what is filtered, which columns, and the way out as a file. */
export function LinksBar(props: LinksBarProps) {
  const { path, params, view, facets, people, exportHref, countText, views } = props;
  const { filter } = view;
  return (
    <>
      <SearchForm path={path} params={params} value={filter.q} label="Find in links" />
      <Popover
        key={`${filter.domain} ${filter.since}`}
        label="Filter"
        trigger={
          <Button variant="ghost" icon={<ListFilter aria-hidden />}>
            Filter
          </Button>
        }
      >
        <FilterForm path={path} params={params} view={view} />
        <div className={view.open === null ? "mt-2 lg:hidden" : "mt-2"}>
          <WhenRead read={facets} meanwhile={<FacetsComing />}>
            {(counts) => (
              <LinkFacets path={path} params={params} filter={filter} facets={counts} people={people} />
            )}
          </WhenRead>
        </div>
      </Popover>
      {views}
      {view.group ? null : <OrderChoice path={path} params={params} view={view} />}
      <GroupSwitch path={path} params={params} on={view.group} />
      <LinkChips path={path} params={params} filter={filter} people={people} />
      <div className="ml-auto flex flex-none gap-2 pl-2">
        <span className="max-md:hidden">
          <Popover
            label="Columns"
            align="end"
            trigger={<Button icon={<Columns3 aria-hidden />}>Columns</Button>}
          >
            <Facets label="Columns" items={columnItems(path, params, view)} />
          </Popover>
        </span>
        <ExportMenu href={exportHref} countText={countText} rowWord={view.group ? "single links" : "rows"} />
      </div>
    </>
  );
}

function FilterForm({ path, params, view }: { path: string; params: ViewParams; view: LinkView }) {
  const { filter } = view;
  const own = ["domain", "since", "after", "before", "from", "open", "flip"];
  return (
    <Form action={path} scroll={false} className="grid w-56 gap-3 p-1">
      <HiddenParams params={params} without={own} />
      <Field label="Domain at the other end">
        {(control) => (
          <Input {...control} small name="domain" defaultValue={filter.domain} placeholder="example.com" />
        )}
      </Field>
      <Field label="Known since">
        {(control) => <Input {...control} small type="date" name="since" defaultValue={filter.since ?? ""} />}
      </Field>
      <Button type="submit">Apply</Button>
    </Form>
  );
}

const columnNames: Record<(typeof LINK_COLUMNS)[number], string> = {
  source: "Source page",
  target: "Target page",
  anchor: "Anchor",
  rel: "Rel",
  place: "Placement",
  kind: "Kind",
  vendors: "Reported by",
  known: "Known since",
  checked: "Last checked",
  authority: "Authority",
  relevance: "Relevance",
  tags: "Tags",
  assignee: "Looked after by",
  referrals: "Referral sessions",
};

function columnItems(path: string, params: ViewParams, view: LinkView) {
  return columnsOf(view.filter.side).map((column) => {
    const on = view.columns.includes(column);
    const next = LINK_COLUMNS.filter((one) => (one === column ? !on : view.columns.includes(one)));
    return {
      label: columnNames[column],
      on,
      href: viewHref(path, params, { cols: next.join(",") || "none" }),
    };
  });
}
