// How much one decision takes. Plain numbers, so that the browser knows them without what checks them.

/** Links that are ticked by hand in one decision; more than that is a filter. */
export const PICKED_MAX = 2_000;

/** Domains, anchors or pages that one filter names: they may all stand in an address. */
export const NAMED_MAX = 200;
