/**
 * Tags of agreed links: the team's own words to sort by and to set schedules for. One spelling each, because a
 * schedule of a tag must hold wherever the tag was typed.
 */
import { cleanText } from "./clean-text.ts";

const TAGS_MAX = 20;
const TAG_MAX = 60;

/** One tag as it is kept: cleaned, without what parts tags where they are typed. Empty: it is none. */
export function cleanTag(tag: string): string {
  return cleanText(tag.replaceAll(/[,;|]/g, " "), TAG_MAX);
}

/** Tags as they are kept: each once whatever its case, in order, at most 20. */
export function cleanTags(tags: readonly string[]): readonly string[] {
  const kept = new Map<string, string>();
  for (const tag of tags) {
    const text = cleanTag(tag);
    const key = text.toLowerCase();
    if (text !== "" && !kept.has(key)) kept.set(key, text);
  }
  return [...kept.values()].slice(0, TAGS_MAX).sort((a, b) => (a < b ? -1 : 1));
}

/** "spring, launch; Tier 1": several tags in one field. */
export function splitTags(text: string): readonly string[] {
  return cleanTags(text.split(/[,;|\n]/));
}
