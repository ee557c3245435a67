// What a person sends about agreed links that end.
import { z } from "zod";
import { Currency, PlacementIds, Price } from "../schema.ts";
import { RENEWALS } from "./types.ts";

const ids = PlacementIds.shape.ids;

export const RenewalChoice = z.object({ ids, renewal: z.enum(RENEWALS) });

export const RenewUntil = z
  .object({
    ids,
    until: z.iso.date("Enter a day, such as 2027-03-09."),
    price: Price,
    currency: Currency,
  })
  .superRefine(({ price, currency }, context) => {
    if (price === null || currency !== null) return;
    context.addIssue({ code: "custom", path: ["currency"], message: "Say in which currency." });
  });

/** How placements stood before, as `setRenewal` and `renewUntil` answered. */
export const RenewalsBefore = z.object({
  before: z
    .array(
      z.object({
        id: z.uuid(),
        renewal: z.enum(RENEWALS),
        expiresOn: z.iso.date().nullable(),
        price: z
          .string()
          .regex(/^\d{1,10}(\.\d{1,2})?$/)
          .nullable(),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .nullable(),
      }),
    )
    .min(1)
    .max(500),
});
