import { noAnswer } from './model-request.js';

/** Characters of an answer that are shown. */
export const longestAnswer = 4_000;

const sourcesMark = 'SOURCES:';

/**
 * What may be shown of an answer while a model writes it; empty where that is nothing yet. What may become a mark for the platform is held
 * back until it is clear what it is: the line of sources, and the word for "I do not know".
 */
export function shownPart(written: string, { hasSources }: { readonly hasSources: boolean }): string {
  if (written.includes(noAnswer)) return '';
  const open = withoutBeginningOf(noAnswer, written);
  const said = hasSources ? withoutSourcesLine(open) : open;
  return withoutPictures(said.trim()).slice(0, longestAnswer);
}

/** A picture is loaded without a click: a manipulated model could send what it knows to its address. As a link it waits for one. */
export function withoutPictures(markdown: string): string {
  return markdown.replaceAll('![', '[');
}

function withoutBeginningOf(mark: string, written: string): string {
  for (let length = Math.min(mark.length, written.length); length > 0; length -= 1)
    if (written.endsWith(mark.slice(0, length))) return written.slice(0, -length);
  return written;
}

/** The line of sources is the last one, so that a later line shows that it was none. */
function withoutSourcesLine(written: string): string {
  const at = written.trimEnd().lastIndexOf('\n') + 1;
  const line = written
    .slice(at)
    .replace(/^[ \t*_]+/u, '')
    .toUpperCase();
  const isPossible = line.startsWith(sourcesMark) || sourcesMark.startsWith(line.trimEnd());
  return isPossible ? written.slice(0, at) : written;
}
