import { clsx } from "clsx";
import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

interface NoticeProps {
  kind?: "info" | "done" | "problem" | undefined;
  /** What happened. */
  title: ReactNode;
  /** What was kept and what to do. */
  children?: ReactNode;
  action?: ReactNode;
  className?: string | undefined;
}

const looks = {
  info: { tone: "tone-grey", icon: <Info aria-hidden /> },
  done: { tone: "tone-green", icon: <CircleCheck aria-hidden /> },
  problem: { tone: "tone-red", icon: <TriangleAlert aria-hidden /> },
} as const;

/** A message in the place it is about. A problem is read aloud when it appears. */
export function Notice({ kind = "info", title, children, action, className }: NoticeProps) {
  const look = looks[kind];
  return (
    <div
      role={kind === "problem" ? "alert" : "status"}
      className={clsx(
        "flex gap-2.5 rounded-md border border-border bg-surface px-3 py-2.5",
        look.tone,
        className,
      )}
    >
      <span className="mt-0.5 text-(--tone)">{look.icon}</span>
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {children ? <div className="text-muted">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
