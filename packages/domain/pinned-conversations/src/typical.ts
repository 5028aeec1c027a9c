import type { Awaiting, BotDefinition, Locale } from '@tertulia/flow-engine';
import { exampleEmail, exampleName, examplePhone } from './examples.js';
import { typicalForm } from './forms.js';
import type { RecordedInput } from './recording.js';

const day = { es: 'mañana', en: 'tomorrow' };
const otherDay = { es: 'el próximo viernes', en: 'next Friday' };
const agreement = { es: 'sí', en: 'yes' };

/** Answers that a question may take, the most usual first, and at the end one that it refuses. */
export function typicalAnswers(awaiting: Awaiting, definition: BotDefinition, locale: Locale): RecordedInput[] {
  const refused = text('?');
  switch (awaiting.kind) {
    case 'CHOICE':
      return [
        ...awaiting.choices.slice(0, 30).map(({ id, label }): RecordedInput => ({ kind: 'choice', ids: [id], label })),
        refused,
      ];
    case 'RATING':
      return [...new Set([awaiting.max, awaiting.min])].map((value): RecordedInput => ({
        kind: 'rating',
        value: Number(value ?? 5),
      }));
    case 'PHONE':
      return [text(examplePhone(definition)), refused];
    case 'EMAIL':
      return [text(exampleEmail), refused];
    case 'NUMBER':
      return [...new Set([awaiting.min ?? '2', awaiting.max ?? '5']), '?'].map(text);
    case 'DATE':
      return [text(day[locale]), text(otherDay[locale]), refused];
    case 'TIME':
      return [text(awaiting.min ?? '11:00'), text('17:00'), refused];
    case 'URL':
      return [text('https://example.com'), refused];
    case 'TEXT':
      return [text(exampleName(locale)), text(agreement[locale]), refused];
    case 'FORM':
      return [{ kind: 'form', values: typicalForm(awaiting, definition, locale) }, text(agreement[locale])];
    case 'FILE':
      return typicalFiles(awaiting, locale);
    case 'HUMAN':
      return [];
  }
}

const fileNames = {
  PICTURES: 'foto.jpg',
  PDF: 'documento.pdf',
  DOCUMENTS: 'documento.docx',
  AUDIO: 'nota.mp3',
  ANY: 'foto.jpg',
};

/** A file, going on without one where that is possible, and a file of another type. */
function typicalFiles({ files, choices }: Awaiting, locale: Locale): RecordedInput[] {
  const [group = 'ANY'] = files?.accepts ?? [];
  const skipping = choices.map(({ id, label }): RecordedInput => ({ kind: 'choice', ids: [id], label }));
  const other = locale === 'en' ? 'page.bin' : 'pagina.bin';
  return [{ kind: 'files', names: [fileNames[group]] }, ...skipping, { kind: 'files', names: [other] }];
}

function text(value: string): RecordedInput {
  return { kind: 'text', text: value };
}
