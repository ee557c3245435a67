import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";

export interface TabLink {
  label: string;
  href: string;
  current: boolean;
  /** Already formatted. */
  count?: string | undefined;
}

/** Views of one page, as links: the view stands in the address. */
export function LinkTabs(props: {
  label: string;
  tabs: readonly TabLink[];
  after?: ReactNode;
  className?: string;
}) {
  return (
    <nav aria-label={props.label} className={clsx("underline-tabs", props.className)}>
      {props.tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} scroll={false} aria-current={tab.current ? "page" : undefined}>
          {tab.label}
          {tab.count === undefined ? null : (
            <span className="text-sm font-normal text-muted tabular-nums">{tab.count}</span>
          )}
        </Link>
      ))}
      {props.after}
    </nav>
  );
}
