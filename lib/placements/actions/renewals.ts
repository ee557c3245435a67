"use server";

import { action } from "#lib/http/action";
import { finishReminder as finish } from "../reminders/finish-reminders.ts";
import { ReminderRef } from "../reminders/schema.ts";
import { RenewalChoice, RenewalsBefore, RenewUntil } from "../renewals/schema.ts";
import {
  putBackRenewals as putBack,
  renewUntil as renew,
  setRenewal as set,
} from "../renewals/set-renewal.ts";

/** Says what is to become of agreed links that end. Answers with how they stood before. */
export const setRenewal = action({ may: "edit_placements", input: RenewalChoice }, set);

/** Renews agreed links until a day. Answers with how they stood before. */
export const renewUntil = action({ may: "edit_placements", input: RenewUntil }, renew);

/** Undoes either of them. */
export const putBackRenewals = action(
  { may: "edit_placements", input: RenewalsBefore },
  (scope, { before }) => putBack(scope, before),
);

/** Marks a reminder as done. */
export const finishReminder = action({ may: "edit_placements", input: ReminderRef }, (scope, ref) =>
  finish(scope, ref, true),
);

/** Lets it wait again. */
export const wakeReminder = action({ may: "edit_placements", input: ReminderRef }, (scope, ref) =>
  finish(scope, ref, false),
);
