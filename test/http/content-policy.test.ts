import { expect, test } from "vitest";
import { contentPolicy } from "#lib/http/content-policy";

test("scripts run by their nonce alone: nothing inline, nothing evaluated, nothing foreign", () => {
  const scripts = /script-src ([^;]*)/.exec(contentPolicy("abc", true))?.[1];
  expect(scripts).toBe("'self' 'nonce-abc' 'strict-dynamic'");
});
