/** What the visitor uses, as the platform names it. */
export type Device = 'PHONE' | 'TABLET' | 'DESKTOP';

/** Shorter sides than this, in CSS pixels, are those of phones. */
const tabletFrom = 600;

/** What a screen belongs to: without a finger as the main pointer it is a computer. */
export function deviceOf({
  isTouch,
  shorterSide,
}: {
  readonly isTouch: boolean;
  readonly shorterSide: number;
}): Device {
  if (!isTouch) return 'DESKTOP';
  return shorterSide < tabletFrom ? 'PHONE' : 'TABLET';
}

/** The device of this browser; undefined outside of one. */
export function ownDevice(): Device | undefined {
  if (typeof matchMedia !== 'function' || typeof screen === 'undefined') return undefined;
  const isTouch = matchMedia('(pointer: coarse)').matches;
  return deviceOf({ isTouch, shorterSide: Math.min(screen.width, screen.height) });
}
