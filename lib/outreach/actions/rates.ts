"use server";

import { action } from "#lib/http/action";
import { removeRate as remove, setRate as set, setCurrency as setOwn } from "../rates/change-rates.ts";
import { CurrencyForm, RateForm, RateRef } from "../rates/schema.ts";

/** Sets what the workspace sums costs in. */
export const setCurrency = action({ may: "manage_workspace", input: CurrencyForm }, setOwn);

/** Says what a currency is worth from a day on. */
export const setRate = action({ may: "run_outreach", input: RateForm }, set);

/** Takes a rate away. */
export const removeRate = action({ may: "run_outreach", input: RateRef }, remove);
