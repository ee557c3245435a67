"use client";
import { createContext } from "react";

export interface FrameControls {
  openSheet: () => void;
  closeSheet: () => void;
  openPalette: () => void;
  toggleRail: () => void;
}

const nothing = () => {};

/** What the parts of the frame can ask of it. Outside a frame the requests go nowhere. */
export const FrameContext = createContext<FrameControls>({
  openSheet: nothing,
  closeSheet: nothing,
  openPalette: nothing,
  toggleRail: nothing,
});
