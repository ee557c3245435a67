import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "#components/ui/button";

interface PagerProps {
  /** "1–50 of 10,000+": what is shown of what. */
  children: ReactNode;
  previousHref: string | null;
  nextHref: string | null;
}

/** Previous and next by the key of the last row; there is no page number, as the list has no fixed pages. */
export function Pager({ children, previousHref, nextHref }: PagerProps) {
  return (
    <nav aria-label="Pages" className="pager">
      <span className="tabular-nums">{children}</span>
      <span className="ml-auto flex gap-2">
        <Step href={previousHref} icon={<ChevronLeft aria-hidden />}>
          Previous
        </Step>
        <Step href={nextHref} icon={<ChevronRight aria-hidden />}>
          Next
        </Step>
      </span>
    </nav>
  );
}

function Step({ href, icon, children }: { href: string | null; icon: ReactNode; children: ReactNode }) {
  if (href === null) {
    return (
      <button type="button" className="btn" disabled>
        {icon}
        {children}
      </button>
    );
  }
  return (
    <ButtonLink href={href} icon={icon} prefetch={false}>
      {children}
    </ButtonLink>
  );
}
