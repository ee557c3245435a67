import { clsx } from "clsx";
import { ExternalLink as Mark } from "lucide-react";
import type { ReactNode } from "react";
import { UrlText } from "#components/ui/url-text";
import { parseHttpUrl } from "#lib/core/url";

interface ExternalLinkProps {
  href: string;
  /** Default: the URL itself as UrlText. */
  children?: ReactNode;
  className?: string | undefined;
}

/**
 * The only way out of the app. A stranger wrote the address, so anything but http(s) (`javascript:`, `data:`, …)
 * is shown as text, and the page that opens learns neither its opener nor the referrer.
 */
export function ExternalLink({ href, children, className }: ExternalLinkProps) {
  const safe = parseHttpUrl(href)?.href;
  const content = children ?? <UrlText url={href} />;
  if (safe === undefined) return <span className={clsx("min-w-0", className)}>{content}</span>;
  return (
    <a
      href={safe}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className={clsx("inline-flex max-w-full min-w-0 items-center gap-1", className)}
    >
      {content}
      <Mark aria-hidden className="size-3 text-muted" />
      <span className="sr-only">opens in a new tab</span>
    </a>
  );
}
