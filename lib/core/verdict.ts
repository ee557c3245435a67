/** Judges one look against one promise: three axes, one headline, one sentence, the next action. */
export type { Flag, Headline, LinkHistory, Presence, Promise_, Verdict } from "./verdict/types.ts";
