import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";

type Small = { small?: boolean | undefined };

export function Input({ small, className, ...rest }: ComponentProps<"input"> & Small) {
  return <input {...rest} className={clsx("input", small && "input-sm", className)} />;
}

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={rows} {...rest} className={clsx("input", className)} />;
}

/** The system's own list: it opens over everything, scrolls on a phone and needs no script. */
export function Select({ small, className, children, ...rest }: ComponentProps<"select"> & Small) {
  return (
    <span className={clsx("relative block min-w-0", className)}>
      <select {...rest} className={clsx("input", small && "input-sm")}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-muted"
      />
    </span>
  );
}

/** An input with an icon before it and room for a control after it. */
export function InputWithIcon(
  props: ComponentProps<"input"> & Small & { icon: ReactNode; after?: ReactNode },
) {
  const { icon, after, className, ...rest } = props;
  return (
    <span className={clsx("relative block min-w-0", className)}>
      <span className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-muted">
        {icon}
      </span>
      <Input {...rest} className={clsx("pl-8", after ? "pr-9" : undefined)} />
      {after ? <span className="absolute top-1/2 right-1 -translate-y-1/2">{after}</span> : null}
    </span>
  );
}
