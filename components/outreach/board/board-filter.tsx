import { clsx } from "clsx";
import { ListFilter, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "#components/ui/button";
import { Popover } from "#components/ui/popover";
import type { ProspectFilter } from "#lib/outreach/board/schema";

interface BoardFilterProps {
  /** Also on a wide window, where a table has its facets beside it. */
  always: boolean;
  filter: ProspectFilter;
  clearHref: string;
  /** The facets. */
  children: ReactNode;
}

/** The facets under a button that says how many are set, and the way to none. */
export function BoardFilter({ always, filter, clearHref, children }: BoardFilterProps) {
  const { q, stage, ...rest } = filter;
  const set = Object.values(rest).flat().length + (always ? 0 : stage.length);
  return (
    <>
      <span className={clsx(!always && "lg:hidden")}>
        <Popover
          label="Filter"
          trigger={
            <Button icon={<ListFilter aria-hidden />} on={set > 0}>
              {set > 0 ? `Filter (${set})` : "Filter"}
            </Button>
          }
        >
          <div className="w-56">{children}</div>
        </Popover>
      </span>
      {set > 0 || q !== "" ? (
        <ButtonLink variant="ghost" href={clearHref} icon={<X aria-hidden />}>
          Clear the filter
        </ButtonLink>
      ) : null}
    </>
  );
}
