import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

// WCAG 2.2 contrast of the tokens themselves: a colour that is too pale fails here, not on somebody's screen.
const css = readFileSync(new URL("../../app/styles/tokens.css", import.meta.url), "utf8");
const number = "([\\d.]+)";
const colour = `oklch\\(${number} ${number} ${number}\\)|oklch\\(1 0 0\\)`;
const token = new RegExp(`--([\\w-]+): light-dark\\(\\s*(${colour}),\\s*(${colour})\\s*\\)`, "g");

type Theme = "light" | "dark";
const tokens = new Map<string, Record<Theme, number>>();
for (const match of css.matchAll(token)) {
  tokens.set(match[1] ?? "", { light: luminance(match[2] ?? ""), dark: luminance(match[6] ?? "") });
}

/** OKLCH → relative luminance (CSS Color 4 §18 matrices; sRGB luminance weights). */
function luminance(oklch: string): number {
  const [l = 0, c = 0, h = 0] = (oklch.match(/[\d.]+/g) ?? []).map(Number);
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const red = clamp(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = clamp(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = clamp(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string, theme: Theme): number {
  const [first, second] = [tokens.get(one), tokens.get(other)];
  if (!first || !second) throw new Error(`no token ${one} or ${other}`);
  const [high, low] = [Math.max(first[theme], second[theme]), Math.min(first[theme], second[theme])];
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["bg", "surface", "sunken", "hover", "accent-soft"];
const states = ["live", "changed", "lost", "blocked", "unreachable", "pending"];
const marks = ["c-blue", "c-orange", "c-green", "c-red", "c-pink", "c-sky"];

describe.each(["light", "dark"] as const)("%s", (theme) => {
  test.each(grounds)("text on %s is at least 7:1", (ground) =>
    expect(contrast("text", ground, theme)).toBeGreaterThanOrEqual(7),
  );
  test.each(grounds)("muted on %s is at least 4.5:1", (ground) =>
    expect(contrast("muted", ground, theme)).toBeGreaterThanOrEqual(4.5),
  );
  test.each(states)("%s is at least 4.5:1 on page, panel, selected row and its own ground", (state) => {
    for (const ground of ["bg", "surface", "accent-soft", `${state}-soft`]) {
      expect(contrast(state, ground, theme)).toBeGreaterThanOrEqual(4.5);
    }
  });
  test("the primary button's words are at least 4.5:1", () =>
    expect(contrast("on-accent", "accent", theme)).toBeGreaterThanOrEqual(4.5));
  test("links that act are at least 4.5:1", () => {
    for (const ground of grounds) expect(contrast("accent-text", ground, theme)).toBeGreaterThanOrEqual(4.5);
  });
  test("text on a marked passage is at least 7:1", () =>
    expect(contrast("text", "mark", theme)).toBeGreaterThanOrEqual(7));
  test.each(marks)("chart colour %s is at least 3:1 on a panel", (mark) =>
    expect(contrast(mark, "surface", theme)).toBeGreaterThanOrEqual(3),
  );
});
