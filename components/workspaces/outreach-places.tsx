import { ChartNoAxesColumn, FileText, SquareKanban, Users, UserX } from "lucide-react";
import type { RailGroup } from "#components/frame/rail-types";

/** The pages of outreach, which belong to the workspace. */
export function outreachPlaces(workspace: string): RailGroup {
  const base = `/${workspace}/outreach`;
  return {
    label: "Outreach",
    places: [
      { label: "Campaigns", key: "k", href: `${base}/campaigns`, icon: <SquareKanban aria-hidden /> },
      { label: "Numbers", href: `${base}/numbers`, icon: <ChartNoAxesColumn aria-hidden /> },
      { label: "Contacts", href: `${base}/contacts`, icon: <Users aria-hidden /> },
      { label: "Templates", href: `${base}/templates`, icon: <FileText aria-hidden /> },
      { label: "Do not contact", href: `${base}/do-not-contact`, icon: <UserX aria-hidden /> },
    ],
  };
}
