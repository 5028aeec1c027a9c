import type { FilesScope } from '../asks-module.js';
import type { FileQuestion } from '../conversation/model.js';
import { dress } from '../rich/dress.js';
import { element } from '../rich/elements.js';
import css from './asks.css';
import { fileRow, type FileRow } from './file-row.js';
import { askTexts, type AskTexts } from './texts.js';
import { upload, type PickedFile } from './upload.js';

/** What the browser offers to pick from; the platform reads the bytes. */
const offered: Readonly<Record<FileQuestion['accepts'][number], string>> = {
  PICTURES: 'image/*',
  PDF: '.pdf',
  DOCUMENTS: '.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp,.rtf,.txt,.csv',
  AUDIO: 'audio/*',
  ANY: '',
};
const bytesOfMegabyte = 1_000_000;

/** By question, so that one that is drawn again goes on with its files. */
const kept = new Map<string, PickedFile[]>();

/** Draws the question for files: pick, take a picture, watch, cancel, try again, send. See `AsksModule`. */
export function drawFiles(question: FileQuestion, scope: FilesScope): HTMLElement {
  const { drawn } = new FilesView(question, scope);
  dress(drawn, css);
  return drawn;
}

class FilesView {
  readonly drawn: HTMLElement;
  private readonly list = element('ul', { className: 'files' });
  private readonly note = element('p', { className: 'error', role: 'alert' });
  private readonly sendButton: HTMLButtonElement;
  private readonly pickers: readonly HTMLElement[];
  private readonly files: PickedFile[];
  private readonly rows = new Map<PickedFile, FileRow>();
  private readonly texts: AskTexts;

  constructor(
    private readonly question: FileQuestion,
    private readonly scope: FilesScope,
  ) {
    this.texts = askTexts[scope.locale];
    this.files = kept.get(scope.place) ?? [];
    kept.set(scope.place, this.files);
    this.pickers = pickersOf(question, this.texts, (picked) => this.add(picked));
    this.sendButton = button('button main', this.texts.send, () => this.send());
    const { skip } = scope;
    const skipButton = skip === null ? null : button('button', skip.label, () => this.skip(skip.id));
    const after = element('div', { className: 'after' }, skipButton, this.sendButton);
    this.drawn = element('div', { className: 'question form' }, this.list, this.note, ...this.pickers, after);
    for (const file of this.files) file.changed = () => this.draw();
    this.draw();
    window.addEventListener('online', this.back);
  }

  private add(picked: readonly File[]): void {
    const { countMax, bytesMax } = this.question;
    const room = countMax - this.files.length;
    this.note.textContent = picked.length > room ? this.texts.tooMany(countMax) : '';
    for (const file of picked.slice(0, room)) {
      const one: PickedFile = {
        ...{ file, status: 'refused', share: 0, sent: null, cancel: () => undefined, changed: () => this.draw() },
        reason: this.texts.tooLarge(bytesMax / bytesOfMegabyte),
      };
      this.files.push(one);
      if (file.size <= bytesMax) this.begin(one);
    }
    this.draw();
  }

  private begin(one: PickedFile): void {
    void upload(one, this.scope);
  }

  private remove(one: PickedFile): void {
    one.cancel();
    this.files.splice(this.files.indexOf(one), 1);
    this.rows.get(one)?.line.remove();
    this.draw();
    // The pressed button is gone.
    this.drawn.querySelector('input')?.focus();
  }

  private draw(): void {
    const scope = { texts: this.texts, retry: this.begin.bind(this), remove: this.remove.bind(this) };
    for (const one of this.files) {
      const row = this.rows.get(one) ?? fileRow(one, scope);
      this.rows.set(one, row);
      if (row.line.parentNode === null) this.list.append(row.line);
      row.show();
    }
    const isFull = this.files.length >= this.question.countMax;
    for (const picker of this.pickers) picker.hidden = isFull;
    const are = (wanted: PickedFile['status']): boolean => this.files.some(({ status }) => status === wanted);
    // What was refused, or failed, does not hold up the others.
    this.sendButton.disabled = !are('ready') || are('sending');
  }

  private send(): void {
    kept.delete(this.scope.place);
    this.scope.send({ files: this.files.flatMap(({ sent }) => sent ?? []) });
  }

  private skip(choiceId: string): void {
    for (const one of this.files) one.cancel();
    kept.delete(this.scope.place);
    this.scope.send({ choiceIds: [choiceId] });
  }

  /** The network is back. */
  private readonly back = (): void => {
    if (!this.drawn.isConnected) window.removeEventListener('online', this.back);
    else for (const one of this.files) if (one.status === 'failed') this.begin(one);
  };
}

function button(className: string, label: string, press: () => void): HTMLButtonElement {
  const made = element('button', { className, type: 'button' }, label);
  made.addEventListener('click', press);
  return made;
}

/** One for files, and on phones another for the camera, where pictures are asked for. */
function pickersOf(
  { accepts, countMax }: FileQuestion,
  texts: AskTexts,
  pick: (files: readonly File[]) => void,
): HTMLElement[] {
  const accept = accepts.includes('ANY') ? '' : accepts.map((group) => offered[group]).join(',');
  const picker = (label: string, more: Partial<HTMLInputElement>): HTMLElement => {
    const input = element('input', { type: 'file', className: 'sr', ...more });
    input.addEventListener('change', () => {
      pick([...(input.files ?? [])]);
      input.value = '';
    });
    return element('label', { className: 'button pick' }, input, label);
  };
  const hasCamera = accepts.includes('PICTURES') && matchMedia('(pointer: coarse)').matches;
  return [
    picker(countMax > 1 ? texts.pickFiles(countMax) : texts.pickFile, { accept, multiple: countMax > 1 }),
    ...(hasCamera ? [picker(texts.camera, { accept: 'image/*', capture: 'environment' })] : []),
  ];
}
