import Link from "next/link";
import { countOf, formatCount } from "#components/ui/format";
import { Panel, PanelRow } from "#components/ui/panel";
import { UrlText } from "#components/ui/url-text";
import type { SiteSummary, TopTarget } from "#lib/profile/summary-types";

interface Props {
  summary: SiteSummary;
  base: string;
  className?: string | undefined;
}

/** The pages that most domains link to. */
export function TopTargets({ summary, base, className }: Props) {
  return (
    <Panel
      title="Top linked pages"
      scope="by referring domain"
      padded={false}
      tools={<All href={`${base}/targets`} />}
      {...(className ? { className } : {})}
    >
      <Targets targets={summary.topTargets} base={base} none="No backlink names a page of the site yet." />
    </Panel>
  );
}

/** Broken pages with backlinks: links that are there and bring nothing. */
export function BrokenTargets({ summary, base, className }: Props) {
  const { targets, domains, top } = summary.broken;
  return (
    <Panel
      title="Broken targets to reclaim"
      {...(targets === 0
        ? {}
        : {
            scope: `${countOf(targets, "page")}, ${countOf(domains, "domain")}`,
            tools: <All href={`${base}/targets?answers=broken`} />,
          })}
      padded={false}
      {...(className ? { className } : {})}
    >
      <Targets
        targets={top}
        base={base}
        none="No target page that we asked is broken. Targets of agreed links are asked about once a day."
      />
    </Panel>
  );
}

function Targets({ targets, base, none }: { targets: readonly TopTarget[]; base: string; none: string }) {
  if (targets.length === 0) return <p className="px-4 pt-2 pb-4 text-muted">{none}</p>;
  return targets.map((target) => (
    <PanelRow key={target.id} className="py-2">
      <Link href={`${base}/targets?open=${target.id}`} className="min-w-0 flex-1 hover:underline">
        <UrlText url={target.url} />
      </Link>
      {target.httpStatus !== null && target.httpStatus >= 400 ? (
        <span className="text-sm text-muted">answers {target.httpStatus}</span>
      ) : null}
      <span className="w-14 text-right tabular-nums">{formatCount(target.domains)}</span>
    </PanelRow>
  ));
}

function All({ href }: { href: string }) {
  return (
    <Link href={href} className="link">
      All
    </Link>
  );
}
