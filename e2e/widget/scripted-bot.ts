/** The bot of the browser tests: what it says and asks, depending on the visitor's message. */

import { contact, openDays, wordsOfForm, type FieldValue, type Form, type OpenDay } from './scripted-asks.ts';
import { answers, calendar, cards, framedPage, pictures, shown } from './scripted-rare.ts';
import type { CardsNode, EmbedNode, LocationNode, MediaNode } from './scripted-rare.ts';

/** Words that look alike. */
export interface Run {
  readonly text: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isCode: boolean;
  readonly isBreak: boolean;
  readonly url: string | null;
}

/** A part of a message. */
export type ContentNode =
  | { readonly __typename: 'ParagraphNode'; readonly children: readonly Run[] }
  | {
      readonly __typename: 'ListNode';
      readonly isOrdered: boolean;
      readonly start: number;
      readonly items: readonly Item[];
    }
  | { readonly __typename: 'ImageNode'; readonly url: string; readonly alt: string }
  | CardsNode
  | MediaNode
  | EmbedNode
  | LocationNode;

interface Item {
  readonly children: readonly Run[];
}

/** A message's text by its author. */
export interface Words {
  readonly text: string;
  readonly content: readonly ContentNode[];
}

interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly imageUrl?: string;
}

/** What the bot asks for. */
export interface Question {
  readonly blockId: string;
  readonly kind: string;
  readonly placeholder: string;
  readonly isLong: boolean;
  readonly isMultiple: boolean;
  readonly isSearchable: boolean;
  readonly choices: readonly Choice[];
  readonly min: string | null;
  readonly max: string | null;
  readonly scale: string | null;
  readonly form?: Form;
  readonly days?: readonly OpenDay[];
}

/** What the bot does with a reply; the visitor's turn continues where no `state` is named. */
export interface BotTurn {
  readonly says: readonly Words[];
  readonly asks: Question | null;
  readonly state?: string;
}

/** The visitor's reply. */
export interface VisitorAnswer {
  readonly text?: string | null;
  readonly choiceIds?: readonly string[] | null;
  readonly rating?: number | null;
  readonly form?: readonly FieldValue[] | null;
}

/** A language of the bot. */
export type Language = 'es' | 'en';

/** Text with marks, without any if none is given. */
export const run = (text: string, marks: Partial<Run> = {}): Run => ({
  text,
  isBold: false,
  isItalic: false,
  isCode: false,
  isBreak: false,
  url: null,
  ...marks,
});
/** A paragraph of such text. */
export const paragraph = (...runs: readonly Run[]): ContentNode => ({ __typename: 'ParagraphNode', children: runs });
/** A message of one paragraph without marks. */
export const words = (text: string): Words => ({ text, content: [paragraph(run(text))] });

const question = (kind: string, more: Partial<Question> = {}): Question => ({
  blockId: `b_${kind.toLowerCase()}`,
  kind,
  placeholder: '',
  isLong: false,
  isMultiple: false,
  isSearchable: false,
  choices: [],
  min: null,
  max: null,
  scale: null,
  ...more,
});

const services = [
  { id: 'cut', label: 'Corte', detail: 'MXN\u00A0280 · 45\u00A0min' },
  { id: 'color', label: 'Color', detail: 'desde MXN\u00A0900 · 2\u00A0h' },
  { id: 'nails', label: 'Manicura', detail: 'MXN\u00A0220 · 40\u00A0min' },
];
const cities = ['Mérida', 'Cancún', 'Bogotá', 'Córdoba', 'Medellín', 'Santiago', 'Lima', 'Quito', 'Asunción'].map(
  (label, index) => ({ id: `city${index}`, label, detail: '' }),
);

const rich: Words = {
  text: 'Mira: negrita, enlace, <img src=x onerror=alert(1)>',
  content: [
    paragraph(
      run('Mira: '),
      run('negrita', { isBold: true }),
      run(', '),
      run('cursiva', { isItalic: true }),
      run(' y '),
      run('código', { isCode: true }),
      run('', { isBreak: true }),
      run('nuestra página', { url: 'https://example.com/citas' }),
      run(' '),
      run('trampa', { url: 'javascript:alert(1)' }),
      run(' <img src=x onerror=alert(1)>'),
    ),
    {
      __typename: 'ListNode',
      isOrdered: false,
      start: 1,
      items: [{ children: [run('Uno')] }, { children: [run('Dos')] }],
    },
    { __typename: 'ImageNode', url: 'data:text/html,<script>alert(1)</script>', alt: 'Foto del salón' },
  ],
};

const inLanguage = {
  es: { hello: 'Hola, soy el asistente automático de Aurora', email: '¿A qué correo te mando la confirmación?' },
  en: {
    hello: 'Hello, I am the automatic assistant of Aurora',
    email: 'Which e-mail shall I send the confirmation to?',
  },
};

/** First messages and first question of a conversation. */
export function opening(locale: Language): BotTurn {
  const { hello, email } = inLanguage[locale];
  return { says: [words(hello), words(email)], asks: question('EMAIL', { placeholder: 'nombre@correo.com' }) };
}

const goOn = question('CHOICE', {
  blockId: 'b_page',
  choices: [{ id: 'continue', label: 'Continuar', detail: '' }],
});
const shows = (site: string): BotTurn => ({ says: [{ text: 'Página', content: [framedPage(site)] }], asks: goOn });

const commands: Readonly<Record<string, BotTurn>> = {
  tarjetas: { says: [{ text: 'Tarjetas', content: [cards] }], asks: question('CHOICE', { choices: answers }) },
  medios: { says: [{ text: 'Medios', content: shown }], asks: question('TEXT') },
  agenda: shows(calendar),
  ajena: shows('https://otra.example.com'),
  fotos: { says: [words('¿Cuál?')], asks: question('CHOICE', { choices: pictures }) },
  hora: { says: [words('¿A qué hora?')], asks: question('TIME', { min: '09:00', max: '19:00' }) },
  cita: { says: [words('¿Qué día y a qué hora?')], asks: question('DATE', { days: openDays }) },
  turno: { says: [words('¿A qué hora ese día?')], asks: question('TIME', { days: openDays.slice(0, 1) }) },
  formulario: { says: [words('Tus datos:')], asks: question('FORM', { form: contact() }) },
  nps: { says: [words('¿Nos recomendarías?')], asks: question('RATING', { scale: 'NPS' }) },
  estrellas: { says: [words('¿Cómo te fue?')], asks: question('RATING', { scale: 'STARS' }) },
  varias: { says: [words('¿Qué te interesa?')], asks: question('CHOICE', { isMultiple: true, choices: services }) },
  lugares: { says: [words('¿En qué ciudad?')], asks: question('CHOICE', { choices: cities }) },
  buscar: { says: [words('¿En qué ciudad?')], asks: question('CHOICE', { isSearchable: true, choices: cities }) },
  fecha: { says: [words('¿Para cuándo?')], asks: question('DATE', { min: '2026-01-01' }) },
  rico: { says: [rich], asks: question('TEXT') },
  persona: { says: [words('Te paso con alguien del equipo.')], asks: null, state: 'WAITING_HUMAN' },
  muchos: { says: Array.from({ length: 12 }, (_, at) => words(`ráfaga ${at + 1}`)), asks: question('TEXT') },
  lista: {
    says: [
      {
        text: '3. tres',
        content: [{ __typename: 'ListNode', isOrdered: true, start: 3, items: [{ children: [run('tres')] }] }],
      },
    ],
    asks: question('TEXT'),
  },
  fin: { says: [words('¡Gracias! Nos vemos.')], asks: null, state: 'ENDED' },
};

/** What the bot does with a reply. */
export function answerTo({ text: given, choiceIds, rating, form }: VisitorAnswer): BotTurn {
  if (form?.some(({ value }) => value === 'ana@gmial.com'))
    return { says: [words('Revisa esto: Correo.')], asks: question('FORM', { form: contact(form) }) };
  if (isPosted(form)) return { says: [words('Quedó apartado')], asks: question('TEXT') };
  if (form) return { says: [words('Recibí tus datos')], asks: question('TEXT') };
  const text = given ?? '';
  if (rating !== undefined && rating !== null)
    return { says: [words(`Gracias por el ${rating}`)], asks: question('TEXT') };
  if (choiceIds) return { says: [words('Anotado. ¿Para cuándo?')], asks: question('DATE', { min: '2026-01-01' }) };
  const known = commands[text];
  if (known) return known;
  if (/@/.test(text) && !/@.+\..+/.test(text)) {
    const retry = 'Ese correo no parece completo. ¿Lo escribes otra vez? Por ejemplo: nombre@correo.com';
    return { says: [words(retry)], asks: question('EMAIL') };
  }
  if (/@/.test(text))
    return { says: [words('¿Qué servicio te interesa?')], asks: question('CHOICE', { choices: services }) };
  return { says: [words(`Dijiste: ${text}`)], asks: question('TEXT') };
}

/** Whether a page has posted it. */
export function isPosted(form: VisitorAnswer['form']): boolean {
  return form?.length === 1 && form[0]?.fieldId === 'cita';
}

/** A visitor's reply as shown in the log. */
export function wordsOfAnswer({ text, choiceIds, rating, form }: VisitorAnswer): string {
  if (form && isPosted(form)) return `Agenda tu cita: ${form[0]?.value ?? ''}`;
  if (form) return wordsOfForm(form);
  if (choiceIds) {
    return choiceIds
      .map((id) => [...services, ...cities, ...answers, ...pictures].find((choice) => choice.id === id)?.label ?? id)
      .join(', ');
  }
  return rating === undefined || rating === null ? (text ?? '') : String(rating);
}
