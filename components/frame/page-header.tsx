"use client";
import { ChevronRight, Menu as MenuIcon, Search } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useContext } from "react";
import { FrameContext } from "#components/frame/frame-context";
import { Kbd } from "#components/ui/kbd";

export interface Crumb {
  label: string;
  /** The last one has none: it is here. */
  href?: string | undefined;
}

interface PageHeaderProps {
  crumbs: readonly Crumb[];
  /** The page's one primary action. */
  action?: ReactNode;
}

/** Breadcrumb, search, the primary action. */
export function PageHeader({ crumbs, action }: PageHeaderProps) {
  const { openSheet, openPalette } = useContext(FrameContext);
  return (
    <header className="page-head">
      <button
        type="button"
        className="btn btn-ghost btn-icon -ml-2 md:hidden"
        aria-label="Menu"
        onClick={openSheet}
      >
        <MenuIcon aria-hidden />
      </button>
      <nav aria-label="Breadcrumb" className="min-w-0">
        <ol className="crumbs">
          {crumbs.map((crumb, index) => {
            const here = index === crumbs.length - 1;
            return (
              <li key={crumb.label} className={here ? "min-w-[3em] shrink-[0.5]" : undefined}>
                {index > 0 ? <ChevronRight aria-hidden className="max-[430px]:hidden" /> : null}
                {crumb.href && !here ? (
                  <Link href={crumb.href}>{crumb.label}</Link>
                ) : (
                  <span aria-current={here ? "page" : undefined}>{crumb.label}</span>
                )}
              </li>
            );
          })}
        </ol>
      </nav>
      <button
        type="button"
        className="search-button"
        aria-label="Search or jump to"
        aria-keyshortcuts="/ Control+K Meta+K"
        onClick={openPalette}
      >
        <Search aria-hidden />
        <span>Search or jump to</span>
        <Kbd>/</Kbd>
      </button>
      {action}
    </header>
  );
}
