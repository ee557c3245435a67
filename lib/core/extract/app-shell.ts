/**
 * Recognises a page that builds itself in the browser: its HTML is a shell, and a link that is not
 * in it may well be on the page. Three signs together: scripts, next to no text, and an empty mount
 * point or a plea for JavaScript; or scripts and nothing else at all.
 * Source: Google Search Central, "Understand the JavaScript SEO basics" (app shell model).
 */

/** Text of a shell: a loading notice, a cookie line. */
const MOST_SHELL_TEXT = 200;
const MOST_MOUNT_TEXT = 50;
const MOST_SHELL_LINKS = 2;
/** A plea stands at the beginning; tracking pixels with long addresses need no reading. */
const NOSCRIPT_READ = 2000;

const MOUNT_IDS = new Set(
  `root app __next __nuxt __layout ___gatsby svelte q-app app-root react-root react-app main-app application
   app-container app-mount mount ember-app vue-app spa-root`.split(/\s+/),
);

export class AppShell {
  scripts = 0;
  private asksForScript = false;
  private mountDepth = 0;
  private mountStart = 0;
  private foundEmptyMount = false;

  /** A `<script>`; data blocks (JSON-LD, templates) are none. */
  addScript(type: string | null): void {
    if (type === null || !/json|template|x-/i.test(type)) this.scripts++;
  }

  addNoscript(content: string): void {
    if (/javascript/i.test(content.slice(0, NOSCRIPT_READ))) this.asksForScript = true;
  }

  /** An element opened; `depth` is the stack's with it, `textLength` the visible text so far. */
  open(id: string, depth: number, textLength: number): void {
    if (this.mountDepth !== 0 || !MOUNT_IDS.has(id)) return;
    this.mountDepth = depth;
    this.mountStart = textLength;
  }

  /** Elements closed down to `depth`. */
  closeAbove(depth: number, textLength: number): void {
    if (depth >= this.mountDepth) return;
    if (textLength - this.mountStart <= MOST_MOUNT_TEXT) this.foundEmptyMount = true;
    this.mountDepth = 0;
  }

  /** The answer, after the whole page. */
  isShell(textLength: number, links: number): boolean {
    this.closeAbove(0, textLength);
    if (this.scripts === 0 || textLength > MOST_SHELL_TEXT) return false;
    // Nothing but a script: what it writes, or where it sends the visitor, is the page.
    if (textLength === 0 && links === 0) return true;
    return this.foundEmptyMount || (this.asksForScript && links <= MOST_SHELL_LINKS);
  }
}
