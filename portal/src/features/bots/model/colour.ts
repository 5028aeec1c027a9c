/** Contrast of two `#rrggbb` colours by WCAG 2.2: 1 to 21. */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** White or ink, whichever reads better on the colour. */
export function textOn(colour: string): string {
  return contrast(colour, '#ffffff') >= contrast(colour, '#1f1b16') ? '#ffffff' : '#1f1b16';
}

/** True where the colour works as text and borders on white: at least 4.5:1. */
export function isReadableOnWhite(colour: string): boolean {
  return contrast(colour, '#ffffff') >= 4.5;
}

/** True for `#rrggbb`. */
export function isColour(text: string): boolean {
  return /^#[\da-f]{6}$/iu.test(text);
}

function luminance(colour: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
