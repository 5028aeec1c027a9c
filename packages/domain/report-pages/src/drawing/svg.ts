/** Attributes of an element; a number is written with at most two decimals. */
type Attributes = Readonly<Record<string, string | number>>;

/** One SVG element. Texts of people do not belong into a drawing: it cannot wrap them. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(valueOf(value))}"`);
  return `<${name}${written.join('')}>${content}</${name}>`;
}

/** A short label in the font of texts. */
export function label(text: string, place: Attributes): string {
  return element('text', { 'font-family': 'Text', 'font-size': 8, ...place }, escaped(text));
}

export function drawing(width: number, height: number, parts: readonly string[]): string {
  return element('svg', { width, height, viewBox: `0 0 ${width} ${height}` }, parts.join(''));
}

function valueOf(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
