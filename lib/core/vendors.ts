/** Who can have reported a link, and what they are called. */
export const vendorNames = {
  gsc: "Search Console",
  ahrefs: "Ahrefs",
  semrush: "Semrush",
  moz: "Moz",
  majestic: "Majestic",
  bing: "Bing",
  screaming_frog: "Screaming Frog",
  tracker: "Your tracker",
  paste: "Pasted list",
  other: "Other file",
} as const;

export type Vendor = keyof typeof vendorNames;
