import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";

export interface SegmentLink {
  label: ReactNode;
  href: string;
  current: boolean;
}

/** One of a few, as links: the choice stands in the address. */
export function SegmentedLinks(props: { label: string; items: readonly SegmentLink[]; className?: string }) {
  return (
    <nav aria-label={props.label} className={clsx("segmented", props.className)}>
      {props.items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          prefetch={false}
          scroll={false}
          replace
          aria-current={item.current ? "true" : undefined}
        >
          {item.label}
        </Link>
      ))}
    </nav>
  );
}
