import {
  Anchor,
  ArrowDownLeft,
  ArrowUpRight,
  Ban,
  Diff,
  Gauge,
  Gavel,
  Globe,
  Handshake,
  MailX,
  RefreshCw,
  Scale,
  ShieldAlert,
  SlidersHorizontal,
  Target,
  Upload,
  Waypoints,
} from "lucide-react";
import type { RailGroup } from "#components/frame/rail-types";

/** The pages of one site. A page stands here only when it works, and for whom. */
export function sitePlaces(workspace: string, site: string, mayManage: boolean): RailGroup[] {
  const base = `/${workspace}/${site}`;
  const links = (side: string) => `${base}/links?side=${side}`;
  return [
    {
      places: [
        { label: "Overview", key: "o", href: base, icon: <Gauge aria-hidden />, exact: true },
        { label: "Placements", key: "p", href: `${base}/placements`, icon: <Handshake aria-hidden /> },
      ],
    },
    {
      label: "Links",
      places: [
        { label: "Backlinks", key: "l", href: links("inbound"), icon: <ArrowDownLeft aria-hidden /> },
        { label: "New and lost", key: "n", href: `${base}/changes`, icon: <Diff aria-hidden /> },
        { label: "Referring domains", key: "d", href: `${base}/domains`, icon: <Globe aria-hidden /> },
        { label: "Anchors", key: "a", href: `${base}/anchors`, icon: <Anchor aria-hidden /> },
        { label: "Target pages", key: "t", href: `${base}/targets`, icon: <Target aria-hidden /> },
        { label: "Competitors", key: "c", href: `${base}/competitors`, icon: <Scale aria-hidden /> },
        { label: "External links", key: "e", href: links("outbound"), icon: <ArrowUpRight aria-hidden /> },
        { label: "Linked domains", href: `${base}/linked-domains`, icon: <Waypoints aria-hidden /> },
        { label: "Internal links", href: links("internal"), icon: <RefreshCw aria-hidden /> },
      ],
    },
    {
      label: "Judgement",
      places: [
        { label: "Toxic", key: "x", href: `${base}/toxic`, icon: <ShieldAlert aria-hidden /> },
        { label: "Removal requests", href: `${base}/removals`, icon: <MailX aria-hidden /> },
        { label: "Disavow", key: "v", href: `${base}/disavow`, icon: <Ban aria-hidden /> },
        { label: "Manual actions", href: `${base}/manual-actions`, icon: <Gavel aria-hidden /> },
      ],
    },
    {
      label: "Site",
      places: [
        {
          label: "Imports",
          key: "i",
          href: `${base}/imports`,
          icon: <Upload aria-hidden />,
          also: [`${base}/runs`],
        },
        ...(mayManage
          ? [{ label: "Site settings", href: `${base}/settings`, icon: <SlidersHorizontal aria-hidden /> }]
          : []),
      ],
    },
  ];
}
