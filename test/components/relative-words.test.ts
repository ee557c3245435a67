import { expect, test } from "vitest";
import { relativeWords } from "#components/ui/relative-words";

const now = Date.parse("2026-11-20T12:00:00Z");

test.each([
  ["2026-11-20T11:59:30Z", "just now"],
  ["2026-11-20T12:00:10Z", "just now"],
  ["2026-11-20T11:58:00Z", "2 minutes ago"],
  ["2026-11-20T09:00:00Z", "3 hours ago"],
  ["2026-11-19T12:00:00Z", "yesterday"],
  ["2026-11-26T12:00:00Z", "in 6 days"],
  ["2026-08-20T12:00:00Z", "3 months ago"],
  ["2024-11-20T12:00:00Z", "2 years ago"],
])("%s is %s", (at, words) => expect(relativeWords(Date.parse(at), now)).toBe(words));
