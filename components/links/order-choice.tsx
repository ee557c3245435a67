import { ArrowDownWideNarrow } from "lucide-react";
import { Button } from "#components/ui/button";
import { Menu, MenuLink } from "#components/ui/menu";
import { FIRST_PAGE, type ViewParams, viewHref } from "#components/ui/view-href";
import type { LinkView } from "#lib/links/link-view";

/** Orders that no single column tells; the heads of the columns give the others. */
const orders = [
  { sort: "relevance", name: "Best first" },
  { sort: "known", name: "Newest first" },
] as const;

interface OrderChoiceProps {
  path: string;
  params: ViewParams;
  view: LinkView;
}

/** The order of the table of links, and another one. */
export function OrderChoice({ path, params, view }: OrderChoiceProps) {
  const now = orders.find(({ sort }) => sort === view.sort && view.dir === "desc");
  return (
    <Menu
      trigger={
        <Button
          variant="ghost"
          icon={<ArrowDownWideNarrow aria-hidden />}
          title="Best first: same topic, then in the content, then the domain’s authority, then the newest"
        >
          {now?.name ?? "By a column"}
        </Button>
      }
    >
      {orders.map(({ sort, name }) => (
        <MenuLink
          key={sort}
          current={now?.sort === sort}
          href={viewHref(path, params, {
            sort: sort === view.first ? null : `-${sort}`,
            ...FIRST_PAGE,
            open: null,
            flip: null,
          })}
        >
          {name}
        </MenuLink>
      ))}
    </Menu>
  );
}
