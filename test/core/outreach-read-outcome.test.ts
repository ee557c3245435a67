import { expect, test } from "vitest";
import { readOutcome } from "#lib/core/outreach/read-outcome";

test.each<[string, string | null]>([
  ["", "contacted"],
  ["Sent", "contacted"],
  ["No response", "contacted"],
  ["–", "contacted"],
  ["REPLIED", "replied"],
  ["link live", "replied"],
  ["Not interested.", "refused"],
  ["Opted-out", "opt_out"],
  ["unsubscribed", "opt_out"],
  ["DNC", "do_not_contact"],
  ["Do not contact!", "do_not_contact"],
  ["Hard bounce", "bounced"],
  ["nicht mehr anschreiben", null],
  ["ask Ben", null],
])("“%s” is %s", (text, outcome) => {
  expect(readOutcome(text)).toBe(outcome);
});
