/** Whether a page has a form to write to its owners by: a text and a way to answer, and no comment, search or order. */
import { type Attributes, attribute } from "../../extract/attributes.ts";

const OTHER =
  /comment|respond|reply|review|search|suche|newsletter|subscri|login|log-in|signin|sign-in|register|checkout|order|cart|poll|vote|quiz/i;
const SAYS_CONTACT = /contact|kontakt|contatt|contato|enquir|inquir|message|wpcf7|wpforms|gform|ninja-form/i;

export interface MetForm {
  saysContact: boolean;
  asksWho: boolean;
}

export class ContactForms {
  readonly met: MetForm[] = [];
  private current: { about: string; hasText: boolean; asksWho: boolean } | null = null;

  startTag(name: string, attributes: Attributes): void {
    if (name === "form") {
      const about = [attribute.id, attribute.class, attribute.action, attribute.name, attribute.role]
        .map((index) => attributes.value(index) ?? "")
        .join(" ");
      this.current = { about, hasText: false, asksWho: false };
    } else if (this.current !== null && name === "textarea") {
      this.current.hasText = true;
      this.current.about += ` ${attributes.value(attribute.name) ?? ""}`;
    } else if (this.current !== null && name === "input") {
      const type = attributes.value(attribute.type) ?? "";
      if (/^email$/i.test(type) || /e?-?mail/i.test(attributes.value(attribute.name) ?? ""))
        this.current.asksWho = true;
    }
  }

  endTag(name: string): void {
    if (name !== "form" || this.current === null) return;
    const { about, hasText, asksWho } = this.current;
    if (hasText && !OTHER.test(about)) this.met.push({ saysContact: SAYS_CONTACT.test(about), asksWho });
    this.current = null;
  }
}
