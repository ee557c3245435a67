import type { ReactNode } from "react";
import { Logo } from "#components/frame/logo";

interface MessagePageProps {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}

/** A whole page that says one thing: not found, did not load. */
export function MessagePage({ title, children, actions }: MessagePageProps) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className="mx-auto grid min-h-dvh max-w-[480px] content-center gap-6 px-4 py-10"
    >
      <Logo />
      <div className="grid gap-1">
        <h1>{title}</h1>
        <div className="text-muted">{children}</div>
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </main>
  );
}
