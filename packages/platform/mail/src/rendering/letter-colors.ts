/** The portal's tokens, in which mails are drawn. */
export const light = {
  ...{ canvas: '#FBF8F4', surface: '#FFFFFF', sunken: '#F3EEE7', line: '#E4DCD1', ink: '#1F1B16', faint: '#5C5348' },
};
export const dark = {
  ...{ canvas: '#14110E', surface: '#1D1915', sunken: '#100D0B', line: '#352F28', ink: '#F4EFE8', faint: '#B5AB9E' },
};

/** The ink that is easier to read on a colour such as `#9e2a6e`. */
export function inkOn(color: string): string {
  const luminance = luminanceOf(color);
  const [onWhite, onInk] = [1.05 / (luminance + 0.05), (luminance + 0.05) / (luminanceOf(light.ink) + 0.05)];
  return onWhite >= onInk ? '#FFFFFF' : light.ink;
}

/** As WCAG defines it. */
function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const parts = [
  ['canvas', 'background-color', 'canvas'],
  ['surface', 'background-color', 'surface'],
  ['surface', 'border-color', 'line'],
  ['sunken', 'background-color', 'sunken'],
  ['sunken', 'border-color', 'line'],
  ['line', 'border-color', 'line'],
  ['button', 'border-color', 'faint'],
  ['ink', 'color', 'ink'],
  ['faint', 'color', 'faint'],
] as const;

/** Dark colours where a person prefers them, and narrow margins on a phone. Without it, a mail is light. */
export const letterCss = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
.canvas { background-color: ${light.canvas}; }
@media (prefers-color-scheme: dark) {
${parts.map(([name, property, token]) => `.${name} { ${property}: ${dark[token]} !important; }`).join('\n')}
}
@media (max-width: 480px) {
.inside { padding: 24px 20px !important; }
.code { font-size: 32px !important; }
}
`;
