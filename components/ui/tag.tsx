import { clsx } from "clsx";
import type { ReactNode } from "react";

/** A quiet word in a hairline box. */
export function Tag({ children, className }: { children: ReactNode; className?: string }) {
  return <span className={clsx("tag", className)}>{children}</span>;
}
