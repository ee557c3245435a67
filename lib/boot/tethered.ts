// For --import: Next's own program cannot be asked to hold on, so the preload does it.
import { holdTether } from "./tether.ts";

holdTether();
