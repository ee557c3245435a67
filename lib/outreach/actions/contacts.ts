"use server";

import { action } from "#lib/http/action";
import { lookForContacts as look } from "../contacts/ask-lookups.ts";
import { addContact as add, dropContact as drop, editContact as edit } from "../contacts/change-contacts.ts";
import { eraseContact as erase } from "../contacts/erase.ts";
import { ContactEdit, ContactRef, EraseInput, LookForContacts, NewContact } from "../contacts/schema.ts";

/** Queues sites whose own pages are read for contacts. */
export const lookForContacts = action({ may: "run_outreach", input: LookForContacts }, look);

/** Adds a contact that a person knows. */
export const addContact = action({ may: "run_outreach", input: NewContact }, add);

/** Changes name, job and note. */
export const editContact = action({ may: "run_outreach", input: ContactEdit }, edit);

/** Takes a contact away; its messages stay. */
export const dropContact = action({ may: "run_outreach", input: ContactRef }, drop);

/** Erases a person wherever the workspace holds the address; a hash of it stays. */
export const eraseContact = action({ may: "run_outreach", input: EraseInput }, erase);
