"use client";
import { Braces, Download, FileSpreadsheet, Sheet } from "lucide-react";
import { IconButton } from "#components/ui/icon-button";
import { Menu, MenuLabel, MenuLink } from "#components/ui/menu";

const formats = [
  { format: "csv", name: "CSV", icon: <Sheet aria-hidden /> },
  { format: "xlsx", name: "Excel (XLSX)", icon: <FileSpreadsheet aria-hidden /> },
  { format: "json", name: "JSON", icon: <Braces aria-hidden /> },
] as const;

interface ExportMenuProps {
  href: string;
  countText: string;
  /** What the file has, where the rows that are shown are something else. */
  rowWord?: string | undefined;
}

/** Saves the whole filtered set. `href` has every parameter but `format`. */
export function ExportMenu({ href, countText, rowWord = "rows" }: ExportMenuProps) {
  const words = `Export ${countText} ${rowWord}`;
  return (
    <Menu trigger={<IconButton label={words} icon={<Download aria-hidden />} />}>
      <MenuLabel>{words}</MenuLabel>
      {formats.map(({ format, name, icon }) => (
        <MenuLink
          key={format}
          download
          href={`${href}${href.includes("?") ? "&" : "?"}format=${format}`}
          icon={icon}
        >
          {name}
        </MenuLink>
      ))}
    </Menu>
  );
}
