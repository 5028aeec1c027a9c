import { element } from '../rich/elements.js';
import type { AskTexts } from './texts.js';
import type { PickedFile } from './upload.js';

/** A picked file in the list. */
export interface FileRow {
  readonly line: HTMLElement;
  /** Shows how it stands with the file now. */
  readonly show: () => void;
}

interface RowScope {
  readonly texts: AskTexts;
  readonly retry: (file: PickedFile) => void;
  readonly remove: (file: PickedFile) => void;
}

/** Name, progress, and what can be done: cancel, try again, remove. */
export function fileRow(one: PickedFile, { texts, retry, remove }: RowScope): FileRow {
  const { name } = one.file;
  const bar = element('progress', { max: 1 });
  bar.setAttribute('aria-label', texts.sendingFile(name));
  const fate = element('span', { className: 'fate', role: 'status' });
  const again = element('button', { className: 'link', type: 'button' }, texts.again);
  const gone = element('button', { className: 'link', type: 'button' });
  again.addEventListener('click', () => retry(one));
  gone.addEventListener('click', () => remove(one));
  const line = element('li', {}, element('span', { className: 'name' }, name), gone, bar, fate, again);
  const show = (): void => {
    const { status, share, reason } = one;
    bar.hidden = status !== 'sending';
    bar.value = share;
    again.hidden = status !== 'failed';
    gone.textContent = status === 'sending' ? texts.cancel : texts.remove;
    gone.setAttribute('aria-label', `${gone.textContent}: ${name}`);
    const words = { sending: '', ready: texts.ready, failed: texts.failed, refused: reason || texts.failed }[status];
    if (fate.textContent !== words) fate.textContent = words;
    line.className = status;
  };
  return { line, show };
}
