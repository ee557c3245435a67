/**
 * Inside `<select>` nearly every tag is dropped, so a link written there is no link.
 * Source: WHATWG HTML as parse5 and most browsers in use have it ("in select" insertion mode).
 */
import type { OpenElements } from "./open-elements.ts";
import { TABLE_PART, type Tag, tagNamed, tagsNamed } from "./tags.ts";

const SELECT = tagNamed("select");
const TABLE = tagNamed("table");
const TEMPLATE = tagNamed("template");
const STAY = new Set(tagsNamed("option optgroup hr script template"));
const LEAVE = new Set(tagsNamed("input keygen textarea"));
const ENDS = new Set(tagsNamed("option optgroup select template"));

/** Whether a start tag counts. One that no select may hold closes the select first. */
export function admitsStart(open: OpenElements, tag: Tag | null): boolean {
  if (!isInSelect(open)) return true;
  if (tag === null) return false;
  if (STAY.has(tag)) return true;
  const isTable = (tag === TABLE || (tag.traits & TABLE_PART) !== 0) && open.isOpen(TABLE);
  const leaves = isTable || LEAVE.has(tag);
  if (leaves || tag === SELECT) open.closeFrom(open.find(SELECT));
  return leaves;
}

/** Whether an end tag counts. */
export function admitsEnd(open: OpenElements, tag: Tag): boolean {
  if (!isInSelect(open) || ENDS.has(tag)) return true;
  const isTable = (tag === TABLE || (tag.traits & TABLE_PART) !== 0) && open.isOpen(tag);
  if (isTable) open.closeFrom(open.find(SELECT));
  return isTable;
}

/** A template inside the select is read as if it stood alone. */
function isInSelect(open: OpenElements): boolean {
  return open.find(SELECT) > open.find(TEMPLATE);
}
