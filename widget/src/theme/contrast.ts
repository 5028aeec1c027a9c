/** Red, green and blue, each 0 to 255. */
type Rgb = readonly [number, number, number];

const fallbackColor = '#9E2A6E';
const enough = 4.5;

/** The text as a colour `#rrggbb` (`#rgb` is accepted too); the default colour for any other text. */
export function safeColor(text: string | null | undefined): string {
  const match = /^#(?:([\da-f]{6})|([\da-f])([\da-f])([\da-f]))$/i.exec(text?.trim() ?? '');
  if (match === null) return fallbackColor;
  const [, long, red = '', green = '', blue = ''] = match;
  return `#${long ?? red + red + green + green + blue + blue}`;
}

/** Contrast ratio of two colours (`#rrggbb`) as defined by WCAG 2: 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [dark, light] = [luminance(rgbOf(one)), luminance(rgbOf(other))].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** A text colour with at least 4.5:1 on the background: white or ink, or black when neither reaches it. */
export function inkOn(background: string): string {
  const candidates = ['#FFFFFF', '#1F1B16', '#000000'];
  return candidates.find((ink) => contrastOf(ink, background) >= enough) ?? '#000000';
}

/** The colour itself, or the nearest mix with `towards` that has at least 4.5:1 on every given background. */
export function readableOn(
  color: string,
  { backgrounds, towards }: { backgrounds: readonly string[]; towards: string },
): string {
  const [from, to] = [rgbOf(color), rgbOf(towards)];
  for (let step = 0; step < 20; step += 1) {
    const mixed = hexOf(from.map((channel, index) => channel + ((to[index] ?? 0) - channel) * (step / 20)));
    if (backgrounds.every((background) => contrastOf(mixed, background) >= enough)) return mixed;
  }
  return towards;
}

function rgbOf(color: string): Rgb {
  const value = Number.parseInt(color.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function hexOf(channels: readonly number[]): string {
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
