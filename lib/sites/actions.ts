"use server";

import { action } from "#lib/http/action";
import { addBrand as add } from "./add-brand.ts";
import { createSite as create } from "./create-site.ts";
import { joinHost as join } from "./join-host.ts";
import { HostJoin, HostSplit, NewBrand, NewSite, SiteChange } from "./schema.ts";
import { splitHost as split } from "./split-host.ts";
import { updateSite as update } from "./update-site.ts";

/** Adds a site of one domain. */
export const createSite = action({ may: "manage_sites", input: NewSite }, create);

/** Changes a site's name, kind, brand words, keywords and set of domains. */
export const updateSite = action({ may: "manage_sites", input: SiteChange }, update);

/** Adds one brand term. */
export const addBrand = action({ may: "manage_sites", input: NewBrand }, add);

/** Counts a host as a site of its own; its pages move by and by. */
export const splitHost = action({ may: "manage_sites", input: HostSplit }, split);

/** Counts a host to its domain again. */
export const joinHost = action({ may: "manage_sites", input: HostJoin }, join);
