import { Check } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

export interface Facet {
  label: string;
  /** The view with this value switched on or off (toggleHref). */
  href: string;
  on: boolean;
  /** Already formatted. */
  count?: string | undefined;
  icon?: ReactNode;
  className?: string | undefined;
}

/** Values of one column to filter by, as links with a box: the filter stands in the address. */
export function Facets({ label, items }: { label: string; items: readonly Facet[] }) {
  return (
    <section aria-label={`Filter by ${label.toLowerCase()}`} className="pt-1 pb-2.5">
      <h3 className="py-1.5 pb-1">{label}</h3>
      <ul>
        {items.map((item) => (
          <li key={item.label}>
            <Link
              href={item.href}
              prefetch={false}
              scroll={false}
              aria-current={item.on ? "true" : undefined}
              className="flex h-6 items-center gap-2 rounded-sm text-sm hover:bg-hover"
            >
              <span aria-hidden className="check" data-on={item.on}>
                <span className={item.on ? "border-accent! bg-accent!" : ""}>
                  {item.on ? <Check className="block!" /> : null}
                </span>
              </span>
              {item.icon}
              <span className="min-w-0 flex-1 truncate">{item.label}</span>
              {item.count === undefined ? null : (
                <span className="text-muted tabular-nums">{item.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
