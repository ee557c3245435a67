/**
 * How fast a site gains referring domains, and which weeks or months stand out. A spike is worth a look, not an alarm:
 * a campaign, a piece in the press and an attack look alike here.
 */

export interface VelocityPoint {
  /** First and last day of the step, YYYY-MM-DD. */
  from: string;
  to: string;
  gained: number;
}

export interface Velocity {
  /** Gained in a usual step: the median. */
  usual: number;
  points: (VelocityPoint & { spike: boolean })[];
}

/** Below this many steps nothing is usual. */
const ENOUGH = 6;
/** So many domains more than usual at least: of three a week, six are no spike. */
const LEAST = 5;

/**
 * Marks the steps that gained far more than usual: more than the median by six median absolute deviations (a measure
 * that one spike does not move: https://www.itl.nist.gov/div898/handbook/eda/section3/eda35h.htm), and by five
 * domains at least. The last step may be under way and is judged as it stands.
 */
export function velocity(points: readonly VelocityPoint[]): Velocity {
  const gains = points.map(({ gained }) => gained);
  const usual = median(gains);
  const spread = Math.max(1, median(gains.map((gained) => Math.abs(gained - usual))));
  const enough = points.length >= ENOUGH;
  return {
    usual,
    points: points.map((point) => ({
      ...point,
      spike: enough && point.gained - usual >= Math.max(LEAST, 6 * spread),
    })),
  };
}

/** The middle value; between the two middle ones of an even number; 0 of none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : [sorted[middle - 1], sorted[middle]];
  return (low + high) / 2;
}
