import type { ReactNode } from "react";
import { Logo } from "#components/frame/logo";

interface AuthFrameProps {
  /** The form. */
  children: ReactNode;
  /** What waits behind it. */
  aside: ReactNode;
}

/** A form at the left, what it leads to at the right; one below the other on a phone. */
export function AuthFrame({ children, aside }: AuthFrameProps) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-2">
      <main
        id="main"
        tabIndex={-1}
        className="grid place-items-center border-border bg-surface px-6 py-10 max-lg:place-items-start max-lg:justify-items-center max-lg:border-b lg:border-r max-md:px-4 max-md:py-8"
      >
        <div className="grid w-full max-w-[400px] gap-6">
          <Logo />
          {children}
        </div>
      </main>
      <aside
        aria-label="What Fairlead does"
        className="grid content-center justify-items-center px-6 py-10 max-md:px-4 max-md:py-8"
      >
        {aside}
      </aside>
    </div>
  );
}

/** The title of a form with what it does. */
export function FormTitle({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="grid gap-1">
      <h1>{title}</h1>
      {children ? <p className="text-muted">{children}</p> : null}
    </div>
  );
}
