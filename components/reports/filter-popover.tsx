import { ListFilter } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button";
import { Popover } from "#components/ui/popover";

/** The facets where there is no room for them beside the table. */
export function FilterPopover({ children }: { children: ReactNode }) {
  return (
    <span className="lg:hidden">
      <Popover
        label="Filter"
        align="start"
        trigger={<Button icon={<ListFilter aria-hidden />}>Filter</Button>}
      >
        <div className="w-56">{children}</div>
      </Popover>
    </span>
  );
}
