import { clsx } from "clsx";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "#components/ui/button";
import { tip } from "#components/ui/tooltip";

interface IconLook extends Pick<ButtonLook, "variant" | "size" | "on"> {
  /** The name of the control: read aloud, and shown on hover. */
  label: string;
  icon: ReactNode;
  shortcut?: string | undefined;
}

/** A button that shows an icon alone. Its name is required. */
export function IconButton(props: IconLook & Omit<ComponentProps<"button">, "children" | "aria-label">) {
  const { label, icon, shortcut, variant = "ghost", size, on, className, ...rest } = props;
  return (
    <button
      type="button"
      {...tip(label, shortcut)}
      {...rest}
      aria-label={label}
      className={clsx(buttonClass({ variant, size, on }), "btn-icon", className)}
    >
      {icon}
    </button>
  );
}

/** The same, for a place to go to. */
export function IconLink(
  props: IconLook & Omit<ComponentProps<typeof Link>, "children" | "aria-label" | "href"> & { href: string },
) {
  const { label, icon, shortcut, variant = "ghost", size, on, className, ...rest } = props;
  return (
    <Link
      {...tip(label, shortcut)}
      {...rest}
      aria-label={label}
      className={clsx(buttonClass({ variant, size, on }), "btn-icon", className)}
    >
      {icon}
    </Link>
  );
}
