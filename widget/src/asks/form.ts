import type { Form, FormField } from '../conversation/model.js';
import type { AskScope } from '../asks-module.js';
import { dress } from '../rich/dress.js';
import { element } from '../rich/elements.js';
import css from './asks.css';
import { askTexts, type AskTexts } from './texts.js';

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

interface Drawn {
  readonly field: FormField;
  readonly input: Input;
  readonly show: (error: string) => void;
}

/** Draws a form. What is wrong is said beside each field, and the first of them gets the focus. See `AsksModule`. */
export function drawForm(form: Form, scope: AskScope): HTMLElement {
  const texts = askTexts[scope.locale];
  const rows = form.fields.map((field) => row(field, scope.draft[field.id] ?? field.value, texts));
  const drawn = element(
    'form',
    { className: 'question form', noValidate: true },
    ...rows.map(({ line }) => line),
    element('button', { className: 'button main', type: 'submit' }, form.submit || texts.send),
  );
  drawn.addEventListener('input', () => {
    scope.keep(Object.fromEntries(rows.map(({ field, input }) => [field.id, input.value])));
  });
  drawn.addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong = rows.filter((one) => !check(one, texts));
    const [first] = wrong;
    if (first !== undefined) {
      first.line.scrollIntoView({ block: 'start' });
      return first.input.focus({ preventScroll: true });
    }
    scope.send(rows.map(({ field, input }) => ({ fieldId: field.id, value: input.value.trim() })));
  });
  dress(drawn, css);
  return drawn;
}

/** Says what is missing or cannot be right; false when something is. */
function check({ field, input, show }: Drawn, texts: AskTexts): boolean {
  const isMissing = field.isRequired && input.value.trim() === '';
  // A day that was entered by half has no value, but is not empty.
  const isWrong = input.validity.badInput || input.validity.typeMismatch;
  show(isWrong ? texts.wrong : isMissing ? texts.missing : '');
  return !isMissing && !isWrong;
}

function row(field: FormField, value: string, texts: AskTexts): Drawn & { line: HTMLElement } {
  const { id, label, isRequired } = field;
  const input = inputOf(field, texts);
  const message = element('span', { id: `error-${id}`, className: 'error', role: 'alert' });
  const show = (error: string): void => {
    message.textContent = error;
    input.setAttribute('aria-invalid', String(error !== ''));
  };
  Object.assign(input, { id: `field-${id}`, value, required: isRequired });
  input.setAttribute('autocomplete', field.autocomplete || 'off');
  input.setAttribute('aria-describedby', message.id);
  input.addEventListener('input', () => show(''));
  show(field.error ?? '');
  const name = element('label', { htmlFor: input.id }, label);
  if (!isRequired) name.append(element('span', { className: 'optional' }, ` (${texts.optional})`));
  return { field, input, show, line: element('div', { className: 'field' }, name, input, message) };
}

function inputOf({ kind, choices, isRequired }: FormField, texts: AskTexts): Input {
  switch (kind) {
    case 'LONG_TEXT':
      return element('textarea', { rows: 3, maxLength: 2_000 });
    case 'CHOICE': {
      const none = element('option', { value: '' }, isRequired ? texts.pick : '–');
      return element('select', {}, none, ...choices.map(({ id, label }) => element('option', { value: id }, label)));
    }
    case 'NUMBER':
      return element('input', { type: 'text', inputMode: 'decimal', maxLength: 200 });
    case 'DATE':
      return element('input', { type: 'date' });
    case 'EMAIL':
      return element('input', { type: 'email', maxLength: 200 });
    case 'PHONE':
      return element('input', { type: 'tel', maxLength: 200 });
    case 'TEXT':
      return element('input', { type: 'text', maxLength: 200 });
  }
}
