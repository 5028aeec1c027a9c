import type { Locale, Tone } from '../model.js';

/** Why an answer was refused. */
export type RefusalReason =
  | 'required'
  | 'tooShort'
  | 'tooLong'
  | 'pattern'
  | 'rule'
  | 'notNumber'
  | 'belowMin'
  | 'aboveMax'
  | 'notInStep'
  | 'notEmail'
  | 'notPhone'
  | 'notName'
  | 'notAddress'
  | 'nameHasDigits'
  | 'notDate'
  | 'timeWithoutDay'
  | 'dateTooEarly'
  | 'dateTooLate'
  | 'closedDay'
  | 'notUrl'
  | 'notTime'
  | 'exactTime'
  | 'timeTooEarly'
  | 'timeTooLate'
  | 'timeOver'
  | 'closedTime'
  | 'notYesNo'
  | 'noChoice'
  | 'dayOff'
  | 'notRange'
  | 'rangeBackwards'
  | 'notPostalCode'
  | 'notRating'
  | 'fillIn'
  | 'checkFields'
  | 'notFile'
  | 'tooManyFiles'
  | 'fileTooLarge'
  | 'wrongFileType';

/** Default retry texts. `[tú|usted|vos]`: the form for the bot's tone; `{limit}`: the limit that was exceeded. */
const phrases: Record<RefusalReason, Record<Locale, string>> = {
  required: {
    es: 'Necesito este dato para continuar. ¿Me lo [compartes|comparte|compartís], por favor?',
    en: 'I need this to continue. Could you share it, please?',
  },
  tooShort: {
    es: 'Esa respuesta es muy corta. [Escribe|Escriba|Escribí] al menos {limit} caracteres, por favor.',
    en: 'That answer is too short. Please write at least {limit} characters.',
  },
  tooLong: {
    es: 'Esa respuesta es muy larga. [Escribe|Escriba|Escribí] {limit} caracteres como máximo, por favor.',
    en: 'That answer is too long. Please write {limit} characters at most.',
  },
  pattern: {
    es: 'Esa respuesta no tiene el formato esperado. ¿[Puedes|Puede|Podés] revisarla?',
    en: 'That answer does not have the expected format. Could you check it?',
  },
  rule: {
    es: 'Esa respuesta no se puede aceptar. ¿[Puedes|Puede|Podés] darme otra?',
    en: 'That answer cannot be accepted. Could you give me another one?',
  },
  notNumber: {
    es: 'No entendí el número. [Escríbelo|Escríbalo|Escribilo] con cifras, por ejemplo 25.',
    en: 'I did not catch the number. Please write it in digits, for example 25.',
  },
  belowMin: { es: 'El número debe ser {limit} o mayor.', en: 'The number must be {limit} or more.' },
  aboveMax: { es: 'El número debe ser {limit} o menor.', en: 'The number must be {limit} or less.' },
  notInStep: { es: 'El número debe ir de {limit} en {limit}.', en: 'The number must go in steps of {limit}.' },
  notEmail: {
    es: 'Ese correo no parece completo. [Escríbelo|Escríbalo|Escribilo] así: nombre@ejemplo.com',
    en: 'That e-mail address does not look complete. Write it like this: name@example.com',
  },
  notPhone: {
    es: 'Ese teléfono no parece válido. [Escríbelo|Escríbalo|Escribilo] con su lada o código de área, por favor.',
    en: 'That phone number does not look valid. Please write it with its area code.',
  },
  notName: {
    es: 'No reconocí un nombre. ¿Cómo [te llamas|se llama|te llamás]?',
    en: 'I did not catch a name. What is your name?',
  },
  notAddress: {
    es: 'No reconocí una dirección. [Escríbela|Escríbala|Escribila] con calle, número y colonia o barrio, por favor.',
    en: 'I did not catch an address. Please write it with street, number and neighborhood.',
  },
  nameHasDigits: {
    es: 'Un nombre no lleva números. ¿Cómo [te llamas|se llama|te llamás]?',
    en: 'A name has no digits. What is your name?',
  },
  notDate: {
    es: 'No entendí la fecha. [Escribe|Escriba|Escribí], por ejemplo, «mañana», «viernes» o «25/12/2026».',
    en: 'I did not catch the date. Write, for example, “tomorrow”, “Friday” or “December 25”.',
  },
  timeWithoutDay: {
    es: 'Entendí la hora: {limit}. ¿Para qué día [quieres|quiere|querés]?',
    en: 'I have the time: {limit}. For which day?',
  },
  dateTooEarly: { es: 'La fecha debe ser el {limit} o después.', en: 'The date must be {limit} or later.' },
  dateTooLate: { es: 'La fecha debe ser el {limit} o antes.', en: 'The date must be {limit} or earlier.' },
  closedDay: {
    es: 'El {limit} estamos cerrados. ¿Qué otro día [prefieres|prefiere|preferís]?',
    en: 'We are closed on {limit}. Which other day would you like?',
  },
  dayOff: {
    es: 'El {limit} no está disponible. ¿Qué otro día [prefieres|prefiere|preferís]?',
    en: 'The day {limit} is not available. Which other day would you like?',
  },
  notRange: {
    es: 'Necesito el primer día y el último. [Escribe|Escriba|Escribí], por ejemplo, «del 3 al 5 de diciembre».',
    en: 'I need the first day and the last one. Write, for example, “December 3 to December 5”.',
  },
  rangeBackwards: {
    es: 'El último día debe ser el {limit} o después.',
    en: 'The last day must be {limit} or later.',
  },
  notPostalCode: {
    es: 'Ese código postal no parece completo. Debe ser como {limit}.',
    en: 'That postal code does not look complete. It should be like {limit}.',
  },
  notUrl: {
    es: 'Esa dirección no parece completa. [Escríbela|Escríbala|Escribila] así: www.ejemplo.com',
    en: 'That address does not look complete. Write it like this: www.example.com',
  },
  notTime: {
    es: 'No entendí la hora. [Escribe|Escriba|Escribí], por ejemplo, «16:30» o «4 de la tarde».',
    en: 'I did not catch the time. Write, for example, “4:30 PM” or “16:30”.',
  },
  exactTime: { es: '¿A qué hora exactamente?', en: 'At what time exactly?' },
  timeTooEarly: { es: 'La hora debe ser {limit} o después.', en: 'The time must be {limit} or later.' },
  timeTooLate: { es: 'La hora debe ser {limit} o antes.', en: 'The time must be {limit} or earlier.' },
  timeOver: {
    es: 'Hoy esa hora ({limit}) ya pasó. ¿Qué otra hora [prefieres|prefiere|preferís]?',
    en: 'That time ({limit}) is over today. Which other time would you like?',
  },
  closedTime: {
    es: 'A esa hora ({limit}) estamos cerrados. ¿Qué otra hora [prefieres|prefiere|preferís]?',
    en: 'We are closed at that time ({limit}). Which other time would you like?',
  },
  notYesNo: { es: '¿Me [respondes|responde|respondés] sí o no, por favor?', en: 'Could you answer yes or no, please?' },
  noChoice: {
    es: 'No encontré esa opción. [Elige|Elija|Elegí] una de la lista o [escribe|escriba|escribí] su número.',
    en: 'I could not find that option. Choose one from the list or write its number.',
  },
  fillIn: {
    es: '[Llena|Llene|Llená] los datos, por favor, o [escríbelos|escríbalos|escribilos] aquí.',
    en: 'Please fill in the details, or write them here.',
  },
  checkFields: { es: '[Revisa|Revise|Revisá] esto, por favor: {limit}.', en: 'Please check this: {limit}.' },
  notFile: {
    es: '[Adjunta|Adjunte|Adjuntá] el archivo, por favor, o [pega|pegue|pegá] un enlace a él.',
    en: 'Please attach the file, or paste a link to it.',
  },
  tooManyFiles: {
    es: 'Son demasiados archivos. [Manda|Mande|Mandá] {limit} como máximo, por favor.',
    en: 'These are too many files. Please send {limit} at most.',
  },
  fileTooLarge: {
    es: 'Ese archivo es muy grande. Puede pesar {limit} como máximo.',
    en: 'That file is too large. It may have {limit} at most.',
  },
  wrongFileType: {
    es: 'Ese tipo de archivo no se puede recibir aquí. [Manda|Mande|Mandá] {limit}, por favor.',
    en: 'That type of file cannot be taken here. Please send {limit}.',
  },
  notRating: {
    es: 'No entendí la calificación. [Escribe|Escriba|Escribí] un número del {limit}.',
    en: 'I did not catch the rating. Please write a number from {limit}.',
  },
};

const toneIndex: Record<Tone, number> = { TU: 0, USTED: 1, VOS: 2 };

const overBudget: Record<Locale, string> = {
  es: 'Por ahora no puedo continuar con esto. [Intenta|Intente|Intentá] más tarde, por favor.',
  en: 'I cannot continue with this right now. Please try again later.',
};

/** The text that a visitor receives when a step was aborted. */
export function overBudgetText(locale: Locale, tone: Tone): string {
  return inTone(overBudget[locale], tone);
}

/** The default retry text after a refused answer, in the bot's language and form of address. */
export function refusalText(refusal: { reason: RefusalReason; limit: string }, locale: Locale, tone: Tone): string {
  return inTone(phrases[refusal.reason][locale], tone).replaceAll('{limit}', () => refusal.limit);
}

const offers: Record<'one' | 'several' | 'noted', Record<Locale, string>> = {
  one: {
    es: '¿[Quieres|Quiere|Querés] decir {limit}?',
    en: 'Do you mean {limit}?',
  },
  several: {
    es: 'Puedo entender eso de varias maneras. ¿[Quieres|Quiere|Querés] decir {limit}?',
    en: 'I can read that in more than one way. Do you mean {limit}?',
  },
  noted: { es: 'Anoté: {limit}.', en: 'I noted: {limit}.' },
};

/** Asks which of several readings of an answer was meant. */
export function offerText(labels: readonly string[], locale: Locale, tone: Tone): string {
  const quoted = labels.map((label) => (locale === 'en' ? `“${label}”` : `«${label}»`));
  const limit = new Intl.ListFormat(locale, { type: 'disjunction' }).format(quoted);
  return inTone(offers[labels.length === 1 ? 'one' : 'several'][locale], tone).replace('{limit}', () => limit);
}

/** Says what was understood where the bot had to decide. */
export function notedText(value: string, locale: Locale): string {
  return offers.noted[locale].replace('{limit}', () => value);
}

/** The form of address of a tone: `[tú|usted|vos]`. */
export function inTone(text: string, tone: Tone): string {
  return text.replace(/\[([^\]]+)\]/g, (_, forms: string) => forms.split('|')[toneIndex[tone]] ?? '');
}
