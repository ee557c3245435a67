import { Tag } from "#components/ui/tag";
import { UrlText } from "#components/ui/url-text";
import type { LinkCheck } from "#lib/links/types";

/** Every answer on the way to the page, the last one being what was read. */
export function ResponseHops({ check }: { check: LinkCheck }) {
  const hops = [
    ...check.hops.map((hop) => ({
      url: hop.url,
      word: hop.kind === "refresh" ? "refresh" : String(hop.status),
    })),
    ...(check.finalUrl === null
      ? []
      : [
          {
            url: check.finalUrl,
            word: check.httpStatus === null ? (check.reason ?? "none") : String(check.httpStatus),
          },
        ]),
  ];
  return (
    <ol className="grid gap-1">
      {hops.map((hop, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one address may answer twice on the way
        <li key={index} className="flex min-w-0 items-center gap-2">
          <Tag>{hop.word}</Tag>
          <UrlText url={hop.url} scheme />
        </li>
      ))}
      {check.soft404 ? (
        <li className="text-muted">It answers as if all were well, and says “not found”.</li>
      ) : null}
      {check.truncated ? <li className="text-muted">It is longer than we read.</li> : null}
    </ol>
  );
}
