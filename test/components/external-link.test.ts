import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ExternalLink } from "#components/ui/external-link";

const markup = (href: string) => renderToStaticMarkup(ExternalLink({ href }));

test("a web address opens in a new tab and tells it nothing", () => {
  const html = markup("https://example.com/a");
  expect(html).toContain('href="https://example.com/a"');
  expect(html).toContain('target="_blank"');
  expect(html).toContain('rel="noopener noreferrer nofollow"');
});

test.each([
  "javascript:alert(1)",
  " java\nscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "blob:https://example.com/1",
  "file:///etc/passwd",
  "mailto:a@example.com",
  "//example.com/",
  "/relative",
  "https://user:secret@example.com/",
  "",
])("%j is text, not a link", (href) => {
  const html = markup(href);
  expect(html).not.toContain("<a");
  expect(html).not.toContain("href");
});
