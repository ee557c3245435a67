/**
 * The contacts of a page as they are met, each once, with the name and the job that stand beside them: in the same card,
 * in the same line, in the heading above.
 */
import { cleanText } from "../../clean-text.ts";
import { isPersonName } from "../../contact.ts";
import { isLikelyOwn, isSomebodys } from "./addresses.ts";
import type { FoundChannel, FoundContact } from "./types.ts";
import { deskOf, fullName, jobOf } from "./words.ts";

/** More stand on directories alone. */
const MOST = 100;
const LINE = 300;
/** Lines below a heading that names somebody. */
const HEADING_REACH = 6;
/** A cell or a line break goes on with the same person. */
const SAME_LINE = new Set(["td", "th", "br", "dd", "dt"]);

interface Card {
  name: string | null;
  job: string | null;
  from: number;
}

export class ContactList {
  readonly found: FoundContact[] = [];
  private readonly ownDomain: string | null;
  private readonly isContactPage: boolean;
  private readonly cards: Card[] = [];
  private line = "";
  private lastLine = "";
  private heading: string | null = null;
  private headingTaken = false;
  private sinceHeading = 0;
  /** Index of a contact that ends its piece of text: the next piece may go on with it. */
  private loose = -1;

  constructor(ownDomain: string | null, isContactPage: boolean) {
    this.ownDomain = ownDomain;
    this.isContactPage = isContactPage;
  }

  /** Text that a reader sees. */
  say(text: string): void {
    if (text.trim() !== "") this.loose = -1;
    this.line = (this.line + text).slice(-LINE);
  }

  /** Another line begins or ends. */
  breakText(tag: string): void {
    this.loose = -1;
    if (SAME_LINE.has(tag)) {
      this.line += " | ";
      return;
    }
    const line = cleanText(this.line.replaceAll("|", " "));
    if (line !== "") {
      if (tag !== "h1") this.sinceHeading++;
      this.lastLine = line;
    }
    this.line = "";
  }

  /** A heading ended. The page's own is the title of the page, which looks like a name too often. */
  headingEnds(isBelowTitle: boolean): void {
    this.heading = isBelowTitle ? fullName(cleanText(this.line)) : null;
    this.headingTaken = false;
    this.sinceHeading = 0;
  }

  openCard(): void {
    this.cards.push({ name: null, job: null, from: this.found.length });
  }

  nameCard(as: "name" | "job", text: string): void {
    const card = this.cards.at(-1);
    if (card === undefined || text === "") return;
    if (as === "name") card.name ??= isPersonName(text) ? text : null;
    if (as === "job") card.job ??= text.slice(0, 60);
  }

  closeCard(): void {
    const card = this.cards.pop();
    if (card === undefined) return;
    for (const contact of this.found.slice(card.from)) {
      contact.name ??= card.name;
      contact.job = card.job ?? contact.job;
    }
  }

  /** An address in plain text; `endsPiece` when markup follows at once. */
  addWritten(address: string, endsPiece: boolean): void {
    if (!this.isContactPage && !isLikelyOwn(address, this.ownDomain)) return;
    const before = this.found.length;
    this.addMail(address, "");
    this.loose = endsPiece && this.found.length > before ? before : -1;
  }

  /** The piece before was only a part of something: what was read of it is taken back. */
  withdrawLast(): void {
    if (this.loose >= 0) this.found.splice(this.loose, 1);
    this.loose = -1;
  }

  /** An address that a link leads to. */
  addLinked(address: string, text: string): void {
    this.addMail(address, text);
  }

  /** A profile or a number that a link leads to. */
  addNamed(channel: FoundChannel, value: string, text: string): void {
    this.add({ channel, value, ...this.whoIs(text, "") });
  }

  /** Adds one, or what it says more of one that is there. */
  add(contact: FoundContact): void {
    if (contact.channel === "mail" && !isSomebodys(contact.value, this.ownDomain)) return;
    const known = this.found.find(
      ({ channel, value }) => channel === contact.channel && value === contact.value,
    );
    if (known !== undefined) {
      known.name ??= contact.name;
      known.job ??= contact.job;
    } else if (this.found.length < MOST) this.found.push(contact);
  }

  private addMail(address: string, text: string): void {
    const who = this.whoIs(text, address);
    this.add({ channel: "mail", value: address, ...who });
    // Whoever stands before this one is not the next one's name.
    this.headingTaken ||= who.name === this.heading;
    this.line = "";
  }

  private whoIs(text: string, address: string): { name: string | null; job: string | null } {
    const parts = [text, ...this.line.split(/[|,;:<>()[\]•·–—]|\s-\s/).reverse()]
      .map((part) => cleanText(part))
      .filter((part) => part !== "")
      .slice(0, 5);
    const isNear = this.sinceHeading <= HEADING_REACH && !(this.headingTaken && address !== "");
    const byHeading = isNear ? this.heading : null;
    return {
      name: parts.map(fullName).find((name) => name !== null) ?? byHeading,
      job:
        parts.map(jobOf).find((job) => job !== null) ??
        deskOf(address) ??
        (byHeading ? jobOf(this.lastLine) : null),
    };
  }
}
