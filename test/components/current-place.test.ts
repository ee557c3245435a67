import { expect, test } from "vitest";
import { currentPlace } from "#components/frame/current-place";

const places = [
  { label: "Overview", href: "/w/s", icon: null, exact: true },
  { label: "Backlinks", href: "/w/s/links?side=inbound", icon: null, also: ["/w/s/links", "/w/s/runs"] },
  { label: "External links", href: "/w/s/links?side=outbound", icon: null },
  { label: "Imports", href: "/w/s/imports", icon: null },
  { label: "Settings", href: "/w/settings", icon: null },
];

test.each([
  ["/w/s", "", "/w/s"],
  ["/w/s/imports/12", "", "/w/s/imports"],
  ["/w/s/links", "", "/w/s/links?side=inbound"],
  ["/w/s/links", "side=outbound&sort=rank", "/w/s/links?side=outbound"],
  ["/w/s/runs/7", "", "/w/s/links?side=inbound"],
  ["/w/settings", "", "/w/settings"],
  ["/w/s/else", "", null],
  ["/w/s/imports-old", "", null],
])("%s?%s belongs to %s", (path, query, place) =>
  expect(currentPlace(places, path, new URLSearchParams(query))).toBe(place),
);
