import { Clock, Eye, FileUp, Link2Off, Telescope } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { countOf } from "#components/ui/format";
import { Panel, PanelRow } from "#components/ui/panel";
import { RelativeTime } from "#components/ui/time";
import { vendorNames } from "#lib/core/vendors";
import type { FirstResult } from "#lib/profile/types";

interface Line {
  icon: ReactNode;
  title: string;
  text: ReactNode;
  action: ReactNode;
}

/** What matters now, one line each, with its next step. */
export function FirstLines({
  result,
  base,
  className,
  children,
}: {
  result: FirstResult;
  base: string;
  className?: string;
  /** A last line. */
  children?: ReactNode;
}) {
  const lines = linesOf(result, base);
  return (
    <Panel title="What matters now" padded={false} {...(className ? { className } : {})}>
      {lines.length === 0 ? (
        <p className="px-4 pt-2 pb-4 text-muted">
          Every reported link has been looked at. New files and the next verification will show here.
        </p>
      ) : (
        lines.map((line) => (
          <PanelRow key={line.title}>
            <span className="self-start pt-0.5 text-muted">{line.icon}</span>
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{line.title}</span>
              <span className="block text-sm text-muted">{line.text}</span>
            </span>
            {line.action}
          </PanelRow>
        ))
      )}
      {children}
    </Panel>
  );
}

function linesOf(result: FirstResult, base: string): Line[] {
  const { openRun, waitingLinks, waitingPages, placements, onlyOne, notFound, lastImport } = result;
  const links = `${base}/links?side=inbound`;
  const lines: Line[] = [];
  const go = (href: string, label: string) => (
    <Link href={href} className="link">
      {label}
    </Link>
  );
  if (openRun) {
    lines.push({
      icon: <Clock aria-hidden className="size-4" />,
      title: `Run ${openRun.number} is looking at the links`,
      text: `${openRun.pagesDone} of ${countOf(openRun.pages, "page")} done.`,
      action: go(`${base}/runs/${openRun.id}`, "Watch"),
    });
  }
  if (waitingLinks > 0) {
    lines.push({
      icon: <Eye aria-hidden className="size-4" />,
      title: `${countOf(waitingLinks, "reported link")} not verified`,
      text: "A file says so; no look of ours has found them yet.",
      action: go(`${links}&seen=reported`, "See them"),
    });
  }
  if (waitingPages > 0) {
    lines.push({
      icon: <Telescope aria-hidden className="size-4" />,
      title: `${countOf(waitingPages, "page")} reported without a target`,
      text: "Search Console names the pages only. Verifying reads the links from them.",
      action: go(`${base}/runs`, "Verify"),
    });
  }
  if (placements.changed + placements.gone > 0) {
    lines.push({
      icon: <Link2Off aria-hidden className="size-4" />,
      title: `${countOf(placements.changed + placements.gone, "agreed link")} not as agreed`,
      text: `${placements.changed} changed, ${placements.gone} gone or missing.`,
      action: go(`${base}/placements?status=changed,lost,missed,not_found`, "Review"),
    });
  }
  for (const { vendor, domains } of onlyOne) {
    lines.push({
      icon: <Telescope aria-hidden className="size-4" />,
      title: `${countOf(domains, "domain")} seen only by ${vendorNames[vendor]}`,
      text:
        result.vendors === 2
          ? "The other source does not have them."
          : `None of the other ${result.vendors - 1} sources has them.`,
      action: go(`${base}/domains?vendor=${vendor}&sources=one`, "See domains"),
    });
  }
  if (notFound > 0) {
    lines.push({
      icon: <Link2Off aria-hidden className="size-4" />,
      title: `${countOf(notFound, "reported link")} not there`,
      text: "We looked and did not find them; they do not count.",
      action: go(`${links}&status=not_found`, "See them"),
    });
  }
  if (lastImport) {
    lines.push({
      icon: <FileUp aria-hidden className="size-4" />,
      title: "Last import",
      text: <RelativeTime at={lastImport.finishedAt} />,
      action: go(`${base}/imports/${lastImport.id}`, "Open"),
    });
  }
  return lines.slice(0, 6);
}
