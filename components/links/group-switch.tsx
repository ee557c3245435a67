import { Layers } from "lucide-react";
import { ButtonLink } from "#components/ui/button";
import { formatCount } from "#components/ui/format";
import { Notice } from "#components/ui/notice";
import { FIRST_PAGE, type ViewParams, viewHref } from "#components/ui/view-href";

interface GroupProps {
  path: string;
  params: ViewParams;
}

/** The address with similar links as one row, or each on its own, back on the first page. */
export function groupHref({ path, params }: GroupProps, on: boolean): string {
  const first = { ...FIRST_PAGE, open: null, flip: null };
  return viewHref(path, params, { ...first, group: on ? "similar" : null });
}

/** Switches between single links and one row for all with the same domain, anchor and target. */
export function GroupSwitch({ on, ...view }: GroupProps & { on: boolean }) {
  return (
    <ButtonLink
      href={groupHref(view, !on)}
      prefetch={false}
      scroll={false}
      variant="ghost"
      on={on}
      aria-current={on ? "true" : undefined}
      icon={<Layers aria-hidden />}
    >
      Group similar
    </ButtonLink>
  );
}

/** Said in place of the groups, where too many links match. */
export function TooManyToGroup({ most, ...view }: GroupProps & { most: number }) {
  return (
    <div className="grid justify-items-start gap-3 px-6 py-6 max-md:px-4">
      <Notice kind="info" title={`More than ${formatCount(most)} links match`}>
        Similar links are grouped within at most that many. Narrow the filter to one domain, one anchor or one
        target page.
      </Notice>
      <ButtonLink href={groupHref(view, false)}>Show single links</ButtonLink>
    </div>
  );
}
