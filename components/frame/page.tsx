import { clsx } from "clsx";
import type { ReactNode } from "react";
import { type Crumb, PageHeader } from "#components/frame/page-header";

interface PageProps {
  crumbs: readonly Crumb[];
  action?: ReactNode;
  /** `reading` pads and scrolls as a page; `form` is narrow; `work` fills the window and scrolls inside (WorkArea). */
  kind?: "reading" | "form" | "work" | undefined;
  /** Beside the content: a Drawer, or nothing. */
  aside?: ReactNode;
  children: ReactNode;
}

/** One page inside the frame: header, then the landmark that the skip link leads to. */
export function Page({ crumbs, action, kind = "reading", aside, children }: PageProps) {
  return (
    <>
      <PageHeader crumbs={crumbs} action={action} />
      <div className="flex min-w-0 flex-1">
        <main id="main" tabIndex={-1} className={clsx("min-w-0 flex-1", kind === "work" ? "work" : "page")}>
          {kind === "form" ? <div className="grid max-w-[680px] gap-6">{children}</div> : children}
        </main>
        {aside}
      </div>
    </>
  );
}
