import { renderData, type CompiledText, type TemplateScope } from '../text/template.js';

/** Scheme and host, without variables and without a user name. */
const fixedStart = /^https?:\/\/[^\s/?#\\{}@]+(?=[/?#]|$)/i;
const dotSegment = /^(?:\.|%2e){1,2}$/i;
const maxUrlLength = 4_000;

/** True for an address with a fixed host, which no value can change, and without the segments `.` and `..`. */
export function isUsableUrl(source: string): boolean {
  return fixedStart.test(source.trim()) && !/\/\.{1,2}(?:[/?#]|$)/.test(source.trim());
}

/**
 * The address with its values percent-encoded, so that no value adds a parameter or a part to the path. Null for an address that
 * cannot be used: without a fixed host, too long, or with a value that would leave out a part of the path or leave the path.
 */
export function renderUrl(text: CompiledText, scope: TemplateScope): string | null {
  if (!isUsableUrl(text.source)) return null;
  scope.spend(text.source.length);
  const parts = text.pieces.map((piece) =>
    typeof piece === 'string'
      ? { isValue: false, text: piece }
      : { isValue: true, text: percentEncoded(renderData(piece, scope)) },
  );
  const url = parts
    .map((part) => part.text)
    .join('')
    .trim();
  const isUsable = url.length <= maxUrlLength && !segmentsOf(parts).some(isLost) && URL.canParse(url);
  return isUsable ? url : null;
}

/** Percent-encoded for one part of a path, one name or one value of a query, or one field of a form. */
export function percentEncoded(value: string): string {
  return encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
}

interface Segment {
  text: string;
  hasValue: boolean;
}

/** The parts of the path between slashes. */
function segmentsOf(parts: readonly { isValue: boolean; text: string }[]): Segment[] {
  const segments: Segment[] = [{ text: '', hasValue: false }];
  for (const part of parts) {
    const [path = ''] = part.isValue ? [part.text] : part.text.split(/[?#]/);
    for (const [at, text] of (part.isValue ? [path] : path.split('/')).entries()) {
      if (at > 0) segments.push({ text: '', hasValue: false });
      const last = segments.at(-1);
      if (last) Object.assign(last, { text: last.text + text, hasValue: last.hasValue || part.isValue });
    }
    if (!part.isValue && path.length < part.text.length) break;
  }
  return segments;
}

/** A browser or server would drop the segment, or the one before it. */
function isLost({ text, hasValue }: Segment): boolean {
  return dotSegment.test(text) || (hasValue && text === '');
}
