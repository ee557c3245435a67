import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds serious or critical on the page as it is now, one line a finding with the first elements;
 * empty when there is nothing.
 */
export async function seriousFindings(page: Page): Promise<string[]> {
  // AxeBuilder opens a blank page to join its results, which a CSP or a closed context may refuse.
  const { violations } = await new AxeBuilder({ page }).withTags(rules).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => {
      const where = nodes.slice(0, 3).map((node) => node.target.join(" "));
      return `${id}: ${help} (${nodes.length}×: ${where.join(", ")})`;
    });
}
