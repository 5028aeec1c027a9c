import { inkOn, readableOn, safeColor } from './contrast.js';

/**
 * CSS variables of the owner's colour: `--primary`, its text colour `--on-primary`, and `--primary-text`, the variant with enough contrast
 * for text on the widget's own surfaces, in light and in dark.
 */
export function ownerTheme(primaryColor: string): string {
  const primary = safeColor(primaryColor);
  const light = readableOn(primary, { backgrounds: ['#FFFFFF', '#FBF8F4', '#F3EEE7'], towards: '#1F1B16' });
  const dark = readableOn(primary, { backgrounds: ['#14110E', '#1D1915', '#100D0B'], towards: '#F4EFE8' });
  return `.place{--primary:${primary};--on-primary:${inkOn(primary)};--primary-text:${light}}
:host([data-dark]) .place{--primary-text:${dark}}`;
}
