import { FileText, PencilLine, Table2 } from "lucide-react";

/** Where the first links come from, each in two lines. */
export const waysToBegin = [
  {
    title: "Search Console",
    text: "Links, Export external links, Latest links. Free, and Google’s own view.",
    icon: <FileText aria-hidden className="size-4" />,
  },
  {
    title: "Ahrefs or Semrush",
    text: "The backlinks export as it comes. Several files, or one zip.",
    icon: <FileText aria-hidden className="size-4" />,
  },
  {
    title: "Your own tracker sheet",
    text: "Target, anchor, rel, price and dates become watched placements.",
    icon: <Table2 aria-hidden className="size-4" />,
  },
  {
    title: "Paste URLs",
    text: "One page a line. Fairlead reads the rest from the pages.",
    icon: <PencilLine aria-hidden className="size-4" />,
  },
];
