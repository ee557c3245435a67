import { clsx } from "clsx";
import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";

export interface ButtonLook {
  /** One filled button on a screen: `primary`. */
  variant?: "primary" | "plain" | "ghost" | "danger" | undefined;
  size?: "md" | "lg" | undefined;
  icon?: ReactNode;
  /** Shows it as switched on (a filter that is set, a view that is chosen). */
  on?: boolean | undefined;
}

/** The classes of a button, for the rare element that is neither `<button>` nor link (a file input's label). */
export function buttonClass({ variant = "plain", size = "md", on = false }: ButtonLook): string {
  return clsx("btn", variant !== "plain" && `btn-${variant}`, size === "lg" && "btn-lg", on && "btn-on");
}

export interface ButtonProps extends ButtonLook, ComponentProps<"button"> {
  /** Work is under way: keeps its place and its focus, takes no second click. */
  busy?: boolean | undefined;
}

export function Button(props: ButtonProps) {
  const { variant, size, icon, on, busy = false, className, children, onClick, type, ...rest } = props;
  return (
    <button
      {...rest}
      // While busy it sends nothing, by type and not by a handler: a server component may not pass a function.
      type={busy ? "button" : (type ?? "button")}
      {...(onClick && !busy ? { onClick } : {})}
      aria-disabled={busy || rest["aria-disabled"] || undefined}
      aria-busy={busy || undefined}
      className={clsx(buttonClass({ variant, size, on }), className)}
    >
      {busy ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
      {children}
    </button>
  );
}

export interface ButtonLinkProps extends ButtonLook, Omit<ComponentProps<typeof Link>, "href"> {
  href: string;
}

/** A place to go to that looks like a button. */
export function ButtonLink(props: ButtonLinkProps) {
  const { variant, size, icon, on, className, children, ...rest } = props;
  return (
    <Link {...rest} className={clsx(buttonClass({ variant, size, on }), className)}>
      {icon}
      {children}
    </Link>
  );
}

/** A file to save: a plain anchor, which the router and its prefetching leave alone. */
export function DownloadButton(props: ButtonLook & ComponentProps<"a"> & { href: string }) {
  const { variant, size, icon, on, className, children, ...rest } = props;
  return (
    <a download {...rest} className={clsx(buttonClass({ variant, size, on }), className)}>
      {icon}
      {children}
    </a>
  );
}
