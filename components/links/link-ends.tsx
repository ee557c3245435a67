import type { ReactNode } from "react";
import { ExternalLink } from "#components/ui/external-link";
import { UrlText } from "#components/ui/url-text";

interface Ends {
  source: string;
  target: string;
  title?: string | null;
  aliases?: readonly string[];
}

/** Where a link stands and where it leads. */
export function LinkEnds({ link }: { link: Ends }) {
  const aliases = link.aliases ?? [];
  return (
    <dl className="grid grid-cols-[40px_minmax(0,1fr)] items-center gap-y-1">
      <End name="From">
        <ExternalLink href={link.source} />
      </End>
      {link.title ? (
        <dd className="col-start-2 truncate text-sm text-muted" title={link.title}>
          {link.title}
        </dd>
      ) : null}
      <End name="To">
        <ExternalLink href={link.target} />
      </End>
      {aliases.length > 0 ? (
        <dd className="col-start-2 text-sm text-muted">
          The page has other addresses:
          {aliases.map((alias) => (
            <UrlText key={alias} url={alias} scheme />
          ))}
        </dd>
      ) : null}
    </dl>
  );
}

function End({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
