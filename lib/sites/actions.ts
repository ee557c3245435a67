"use server";

import { action } from "#lib/http/action";
import { createSite as create } from "./create-site.ts";
import { NewSite, SiteChange } from "./schema.ts";
import { updateSite as update } from "./update-site.ts";

/** Adds a site of one domain. */
export const createSite = action({ may: "manage_sites", input: NewSite }, create);

/** Changes a site's name, kind, brand words, keywords and set of domains. */
export const updateSite = action({ may: "manage_sites", input: SiteChange }, update);
