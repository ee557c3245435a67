/**
 * Finds the text that a page is about: its content before what stands around it. While the page is read only the places
 * are noted where the kind of text changes; the text itself is put together when somebody asks for it.
 */
import { cutText } from "../clean-text.ts";
import type { Placement } from "../link-types.ts";
import type { TopicText } from "../relevance/topic.ts";
import { copyText } from "./copy-text.ts";

/** Characters that tell a topic: more tell the same, and cost as much again. */
const LONGEST_TEXT = 3_000;
const LONGEST_HEADINGS = 300;
/** Content with less text than this is a teaser, or a guess from a class name that was wrong. */
const ENOUGH = 200;
/** Kinds beyond this many on a page are no prose. */
const MOST_RUNS = 20_000;

/** Bits of a run. */
const CONTENT = 1;
const UNKNOWN = 2;
const HEADING = 4;
const LINK = 8;

/** Where which kind of visible text begins. */
export class TextRuns {
  /** Pairs: place in the visible text, kind. */
  private readonly runs: number[] = [];
  private last = -1;

  /** Text of this kind comes next, at this place. */
  note(at: number, placement: Placement, isHeading: boolean, isLink: boolean): void {
    const place = placement === "content" ? CONTENT : placement === "unknown" ? UNKNOWN : 0;
    const kind = place | (isHeading ? HEADING : 0) | (isLink ? LINK : 0);
    if (kind === this.last || this.runs.length >= MOST_RUNS) return;
    this.last = kind;
    this.runs.push(at, kind);
  }

  /**
   * The headings and the beginning of the main text: that of content; where it says little, what stands in no region
   * at all, lists of links left out unless there is nothing else. Copies.
   */
  mainText(visible: string): Pick<TopicText, "headings" | "text"> {
    let isMain = (kind: number) => (kind & CONTENT) !== 0;
    if (this.lengthOf(visible, isMain) < ENOUGH)
      isMain = (kind) => (kind & CONTENT) !== 0 || (kind & (UNKNOWN | LINK)) === UNKNOWN;
    if (this.lengthOf(visible, isMain) < ENOUGH) isMain = (kind) => (kind & (CONTENT | UNKNOWN)) !== 0;
    return {
      headings: this.textOf(visible, (kind) => isMain(kind) && (kind & HEADING) !== 0, LONGEST_HEADINGS),
      text: this.textOf(visible, isMain, LONGEST_TEXT),
    };
  }

  private lengthOf(visible: string, counts: (kind: number) => boolean): number {
    let length = 0;
    for (let i = 0; i < this.runs.length && length < ENOUGH; i += 2) {
      if (counts(this.runs[i + 1] as number)) length += this.endOf(i, visible) - (this.runs[i] as number);
    }
    return length;
  }

  private textOf(visible: string, counts: (kind: number) => boolean, longest: number): string {
    let text = "";
    for (let i = 0; i < this.runs.length && text.length < longest; i += 2) {
      if (!counts(this.runs[i + 1] as number)) continue;
      const from = this.runs[i] as number;
      const piece = visible.slice(from, Math.min(this.endOf(i, visible), from + longest + 1));
      // What was left out between two pieces must not make one word of them.
      text += text === "" || i === 0 || counts(this.runs[i - 1] as number) ? piece : ` ${piece}`;
    }
    return copyText(cutText(text, longest));
  }

  private endOf(i: number, visible: string): number {
    return this.runs[i + 2] ?? visible.length;
  }
}
