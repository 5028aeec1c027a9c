/** One of the two palettes. */
export type Scheme = 'light' | 'dark';

/**
 * The colours of the product, each as [light, dark]. `globals.css` declares the same table as CSS variables (a test
 * compares them); charts read it here because they compute with colours.
 */
export const tokens = {
  canvas: ['#FBF8F4', '#14110E'],
  surface: ['#FFFFFF', '#1D1915'],
  sunken: ['#F3EEE7', '#100D0B'],
  neutral: ['#F3EEE7', '#2B2620'],
  line: ['#E4DCD1', '#352F28'],
  'line-strong': ['#8F8578', '#857B6E'],
  ink: ['#1F1B16', '#F4EFE8'],
  'ink-2': ['#5C5348', '#B5AB9E'],
  accent: ['#9E2A6E', '#F29AC8'],
  'accent-ink': ['#FFFFFF', '#2A0A1B'],
  'accent-soft': ['#F9E8F1', '#3A1829'],
  ok: ['#1E7A4C', '#5FC792'],
  'ok-soft': ['#E3F3EA', '#14301F'],
  warn: ['#8A5A00', '#E7B24C'],
  'warn-soft': ['#FCF0D6', '#33260A'],
  bad: ['#B3261E', '#F2857C'],
  'bad-soft': ['#FBE6E4', '#3B1613'],
  info: ['#1D5FA8', '#7FB2EC'],
  'info-soft': ['#E4EEF9', '#13263B'],
  violet: ['#8A4FA3', '#CBA0E3'],
  teal: ['#0E7C86', '#5EC4CE'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** Name of a colour. */
export type Token = keyof typeof tokens;

/** Colours of chart series, in the order of use. */
export const series: Record<Scheme, readonly string[]> = {
  light: ['#9E2A6E', '#1D5FA8', '#2B7A5B', '#B5560C', '#8A4FA3', '#0E7C86'],
  dark: ['#F29AC8', '#7FB2EC', '#6CCB9F', '#F0A15E', '#CBA0E3', '#5EC4CE'],
};

/** The colour of a token as `#RRGGBB`. */
export function colour(token: Token, scheme: Scheme): string {
  return tokens[token][scheme === 'light' ? 0 : 1];
}

/** The cookie from which the server sets the theme before the first paint. */
export const themeCookie = 'tertulia_theme';
