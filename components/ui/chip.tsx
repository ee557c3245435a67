import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

interface ChipProps {
  /** "Placement is" */
  label: ReactNode;
  /** "content" */
  value?: ReactNode;
  icon?: ReactNode;
  /** Where the view stands without this condition. */
  removeHref?: string | undefined;
  /** Name of the cross, in full: "Remove: placement is content". */
  removeLabel?: string | undefined;
}

/** A condition that is set, and the way to unset it. */
export function Chip({ label, value, icon, removeHref, removeLabel }: ChipProps) {
  return (
    <span className="chip">
      {icon}
      <span>
        {label}
        {value === undefined ? null : <b> {value}</b>}
      </span>
      {removeHref ? (
        <Link
          href={removeHref}
          prefetch={false}
          scroll={false}
          aria-label={removeLabel ?? "Remove"}
          className="chip-remove"
        >
          <X aria-hidden />
        </Link>
      ) : null}
    </span>
  );
}
