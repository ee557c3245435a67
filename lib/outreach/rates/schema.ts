// What people send about currencies and their rates.
import { z } from "zod";
import { Currency } from "#lib/placements/schema";

const Code = Currency.transform((code, context) => {
  if (code !== null) return code;
  context.addIssue({ code: "custom", message: "Enter a currency by its three letters, such as EUR." });
  return z.NEVER;
});

/** "1.08", "1,08": at most ten digits before the point and eight behind it, and above nought. */
const Rate = z
  .string()
  .trim()
  .transform((typed) => typed.replace(",", "."))
  .refine((rate) => /^\d{1,10}(\.\d{1,8})?$/.test(rate) && Number(rate) > 0, {
    message: "Enter a number above nought with at most eight places, such as 1.08.",
  });

const Day = z.iso.date("Enter a day, such as 2026-03-09.");

export const CurrencyForm = z.object({ currency: Code });
export const RateForm = z.object({ currency: Code, day: Day, rate: Rate });
export const RateRef = z.object({ currency: Code, day: Day });
