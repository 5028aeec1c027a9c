import type { Locale } from '@tertulia/flow-engine';
import type { Difference } from './compare.js';
import type { Stop } from './transcript.js';

const stops: Record<Stop, { es: string; en: string }> = {
  BLOCK_GONE: {
    es: 'El bloque en el que empieza ya no existe.',
    en: 'The block at which it begins is gone.',
  },
  CHOICE_NOT_OFFERED: {
    es: 'La opción que eligió la persona ya no se ofrece.',
    en: 'The option that the visitor chose is no longer offered.',
  },
  NOT_ASKED: { es: 'Ya no se pide una calificación aquí.', en: 'No rating is asked for here any more.' },
  ENDED: {
    es: 'La conversación termina antes de que la persona diga todo.',
    en: 'The conversation ends before the visitor has said everything.',
  },
  HANDED_OFF: {
    es: 'Una persona del equipo toma la conversación antes de que el visitante diga todo.',
    en: 'A member of the team takes the conversation before the visitor has said everything.',
  },
  TOO_MANY_EFFECTS: {
    es: 'Un turno pide trabajo externo sin fin.',
    en: 'A turn asks for work outside without an end.',
  },
};

/** Why a pinned conversation cannot be held to its end. */
export function stopInWords(reason: Stop, locale: Locale): string {
  return stops[reason][locale];
}

type Parts = { before: string; after: string; what: string };
type Sentence = (parts: Parts) => string;
type Sentences = Record<'CHANGED' | 'MISSING' | 'NEW', Record<Locale, Sentence>>;

const said: Sentences = {
  CHANGED: {
    es: ({ before, after }) => `Decía «${before}» y ahora dice «${after}».`,
    en: ({ before, after }) => `It said “${before}” and now says “${after}”.`,
  },
  MISSING: { es: ({ before }) => `Ya no dice «${before}».`, en: ({ before }) => `It no longer says “${before}”.` },
  NEW: { es: ({ after }) => `Ahora dice también «${after}».`, en: ({ after }) => `It now also says “${after}”.` },
};

const offered: Sentences = {
  CHANGED: {
    es: ({ before, after }) => `Ofrecía «${before}» y ahora ofrece «${after}».`,
    en: ({ before, after }) => `It offered “${before}” and now offers “${after}”.`,
  },
  MISSING: { es: ({ before }) => `Ya no ofrece «${before}».`, en: ({ before }) => `It no longer offers “${before}”.` },
  NEW: { es: ({ after }) => `Ahora ofrece «${after}».`, en: ({ after }) => `It now offers “${after}”.` },
};

const sent: Sentences = {
  CHANGED: {
    es: ({ before, after }) => `A otro sistema le enviaba «${before}» y ahora «${after}».`,
    en: ({ before, after }) => `It sent “${before}” to another system and now sends “${after}”.`,
  },
  MISSING: {
    es: ({ before }) => `Ya no envía a otro sistema «${before}».`,
    en: ({ before }) => `It no longer sends “${before}” to another system.`,
  },
  NEW: {
    es: ({ after }) => `Ahora envía a otro sistema «${after}».`,
    en: ({ after }) => `It now sends “${after}” to another system.`,
  },
};

const goals: Sentences = {
  CHANGED: {
    es: ({ before, after }) => `Cumplía el objetivo «${before}» y ahora cumple «${after}».`,
    en: ({ before, after }) => `It reached the goal “${before}” and now reaches “${after}”.`,
  },
  MISSING: {
    es: ({ before }) => `Ya no cumple el objetivo «${before}».`,
    en: ({ before }) => `It no longer reaches the goal “${before}”.`,
  },
  NEW: {
    es: ({ after }) => `Ahora cumple el objetivo «${after}».`,
    en: ({ after }) => `It now reaches the goal “${after}”.`,
  },
};

const variables: Sentences = {
  CHANGED: {
    es: ({ what, before, after }) => `La variable «${what}» valía «${before}» y ahora vale «${after}».`,
    en: ({ what, before, after }) => `The variable “${what}” was “${before}” and is now “${after}”.`,
  },
  MISSING: {
    es: ({ what, before }) => `La variable «${what}» ya no recibe «${before}».`,
    en: ({ what, before }) => `The variable “${what}” no longer gets “${before}”.`,
  },
  NEW: {
    es: ({ what, after }) => `La variable «${what}» ahora recibe «${after}».`,
    en: ({ what, after }) => `The variable “${what}” now gets “${after}”.`,
  },
};

const alone = (es: string, en: string): Record<Locale, Sentence> => ({ es: () => es, en: () => en });

const others: Record<string, Sentences> = {
  HANDED_OFF: {
    CHANGED: alone('Pasa a una persona por otro motivo.', 'It hands over to a person for another reason.'),
    MISSING: alone('Ya no pasa a una persona.', 'It no longer hands over to a person.'),
    NEW: alone('Ahora pasa a una persona.', 'It now hands over to a person.'),
  },
  ENDED: {
    CHANGED: alone('Termina por otro motivo.', 'It ends for another reason.'),
    MISSING: alone('Ya no termina aquí.', 'It no longer ends here.'),
    NEW: alone('Ahora termina aquí.', 'It now ends here.'),
  },
  FAULT: {
    CHANGED: alone('Falla de otra manera.', 'It fails in another way.'),
    MISSING: alone('Ya no falla aquí.', 'It no longer fails here.'),
    NEW: alone('Ahora falla aquí.', 'It now fails here.'),
  },
  POSITION: {
    CHANGED: alone('Al final está en otro bloque.', 'At the end it is at another block.'),
    MISSING: alone('Al final ya no está en un bloque.', 'At the end it is at no block any more.'),
    NEW: alone('Al final está en un bloque.', 'At the end it is at a block.'),
  },
};

const longestShown = 300;

/** A difference as a sentence; long texts are cut. */
export function differenceInWords(difference: Difference, locale: Locale): string {
  const change = difference.before === null ? 'NEW' : difference.after === null ? 'MISSING' : 'CHANGED';
  const { before, after, what } = difference;
  const parts = { before: shortened(before ?? ''), after: shortened(after ?? ''), what };
  return sentencesOf(difference)[change][locale](parts);
}

function sentencesOf({ watch, what }: Difference): Sentences {
  if (watch === 'VARIABLES') return variables;
  if (what === 'GOAL') return goals;
  if (what === 'OFFERED') return offered;
  return what === 'EFFECT' ? sent : (others[what] ?? said);
}

function shortened(text: string): string {
  return text.length <= longestShown ? text : `${text.slice(0, longestShown)}…`;
}
