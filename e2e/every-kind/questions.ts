/** The blocks that ask. */
import { says, site } from './messages.ts';
import type { Meeting, Reply, Row, Step } from './steps.ts';

/** What is asked, and where the answer is stored. */
function asks(es: string, en: string, variable: string): Step[] {
  return [
    { type: 'Pregunta', text: { es, en } },
    { make: 'Guardar en', variable },
  ];
}

/** How both visitors go through a question: refused once, then understood. */
interface Way {
  readonly es: string;
  readonly en: string;
  readonly wrong: string;
  /** What is said to an answer that is refused, in each language. */
  readonly retry: { readonly es: string; readonly en: string };
  readonly reply: { readonly es: Reply; readonly en: Reply };
  /** What comes before the wrong answer. */
  readonly first?: { readonly reply: Reply; readonly es: string; readonly en: string };
}

function meets({ es, en, wrong, retry, reply, first }: Way): { es: Meeting; en: Meeting } {
  const one = (locale: 'es' | 'en', asked: string): Meeting => ({
    sees: asked,
    asides: [
      ...(first === undefined ? [] : [{ reply: first.reply, sees: first[locale] }]),
      { reply: { say: wrong }, sees: retry[locale] },
    ],
    reply: reply[locale],
  });
  return { es: one('es', es), en: one('en', en) };
}

/** What the events `No entendió` and `Comando` say. */
const help = { es: 'Aquí estoy para ayudarte.', en: 'I am here to help you.' };

const same = (reply: Reply) => ({ es: reply, en: reply });

/** How both visitors answer at once. */
function answers(
  es: readonly [asked: string, reply: Reply],
  en: readonly [asked: string, reply: Reply],
): Required<Pick<Row, 'meets'>> {
  return { meets: { es: { sees: es[0], reply: es[1] }, en: { sees: en[0], reply: en[1] } } };
}

const written: readonly Row[] = [
  {
    kind: 'Pregunta de texto',
    steps: [
      ...asks('¿Cómo te llamas?', 'What is your name?', 'nombre'),
      { unfold: 'Más opciones' },
      { type: 'Mínimo de letras', text: '3' },
      { type: 'Texto de ayuda en el campo', text: { es: 'Tu nombre', en: 'Your name' } },
    ],
    meets: meets({
      ...{ es: '¿Cómo te llamas?', en: 'What is your name?', wrong: 'Al' },
      retry: { es: 'Esa respuesta es muy corta', en: 'That answer is too short' },
      reply: same({ say: 'Ana Luz' }),
    }),
  },
  {
    kind: 'Pregunta de número',
    steps: [
      ...asks('¿Cuántas personas vienen?', 'How many people are coming?', 'personas'),
      { type: 'Mínimo', text: '1' },
      { type: 'Máximo', text: '9' },
    ],
    meets: meets({
      ...{ es: '¿Cuántas personas vienen?', en: 'How many people are coming?', wrong: '25' },
      retry: { es: 'El número debe ser 9 o menor', en: 'The number must be 9 or less' },
      reply: same({ say: '4' }),
    }),
  },
  {
    kind: 'Pregunta de correo',
    steps: asks('¿A qué correo te escribimos?', 'Which e-mail can we write to?', 'correo'),
    meets: meets({
      ...{ es: '¿A qué correo te escribimos?', en: 'Which e-mail can we write to?', wrong: 'ana@correo' },
      retry: { es: 'Ese correo no parece completo', en: 'That e-mail address does not look complete' },
      reply: same({ say: 'ana@correo.example' }),
    }),
  },
  {
    kind: 'Pregunta de teléfono',
    steps: asks('¿Qué teléfono tienes?', 'What is your phone number?', 'telefono'),
    meets: meets({
      ...{ es: '¿Qué teléfono tienes?', en: 'What is your phone number?', wrong: '12' },
      retry: { es: 'Ese teléfono no parece válido', en: 'That phone number does not look valid' },
      reply: same({ say: '55 5555 0142' }),
    }),
  },
  {
    kind: 'Pregunta de enlace',
    steps: [
      ...asks('¿Cuál es tu página?', 'What is your website?', 'pagina'),
      { unfold: 'Más opciones' },
      { type: 'Intentos', text: '0' },
    ],
    meets: meets({
      ...{ es: '¿Cuál es tu página?', en: 'What is your website?', wrong: 'xyz' },
      retry: { es: 'Vamos de nuevo.', en: 'Let us try again.' },
      first: { reply: { say: '/ayuda' }, ...help },
      reply: same({ say: 'ana.example' }),
    }),
  },
  {
    kind: 'Pregunta de fecha',
    steps: [
      ...asks('¿Qué día vienes?', 'Which day are you coming?', 'dia'),
      { unfold: 'Más opciones' },
      { pick: 'Desde', option: 'Hoy' },
    ],
    meets: meets({
      ...{ es: '¿Qué día vienes?', en: 'Which day are you coming?', wrong: '2001-01-01' },
      retry: { es: 'La fecha debe ser el', en: 'The date must be' },
      reply: same({ moment: '2090-01-05' }),
    }),
  },
  {
    kind: 'Pregunta de hora',
    steps: [
      ...asks('¿A qué hora?', 'At what time?', 'hora'),
      { type: 'Desde las', text: '09:00' },
      { type: 'Hasta las', text: '18:00' },
      { pick: 'Para el día de', option: 'dia' },
    ],
    ...answers(['¿A qué hora?', { moment: '10:30' }], ['At what time?', { moment: '10:30' }]),
  },
];

const chosen: readonly Row[] = [
  {
    kind: 'Opciones',
    steps: [
      { type: 'Pregunta', text: { es: '¿Qué colores te gustan?', en: 'Which colours do you like?' } },
      { tick: 'Se pueden elegir varias' },
      { make: 'Guardar en', variable: 'colores' },
      { of: 'Opción 1', type: 'Opción 1', text: { es: 'Azul', en: 'Blue' } },
      { of: 'Opción 2', type: 'Opción 2', text: { es: 'Verde', en: 'Green' } },
    ],
    ...answers(
      ['¿Qué colores te gustan?', { ticks: ['Azul', 'Verde'] }],
      ['Which colours do you like?', { ticks: ['Blue', 'Green'] }],
    ),
  },
  {
    kind: 'Opciones con imagen',
    steps: [
      ...asks('¿Qué corte quieres?', 'Which cut do you want?', 'corte'),
      { of: 'Opción 1', type: 'Opción 1', text: { es: 'Corto', en: 'Short' } },
      { of: 'Opción 1', type: 'Dirección de la imagen', text: `${site}/corto.svg` },
      { of: 'Opción 2', type: 'Opción 2', text: { es: 'Largo', en: 'Long' } },
      { of: 'Opción 2', type: 'Dirección de la imagen', text: `${site}/largo.svg` },
    ],
    ...answers(['¿Qué corte quieres?', { press: 'Largo' }], ['Which cut do you want?', { press: 'Long' }]),
  },
  {
    kind: 'Tarjetas',
    steps: [
      ...asks('Esto tenemos:', 'This is what we have:', 'producto'),
      { of: 'Tarjeta 1', type: 'Título', text: { es: 'Champú', en: 'Shampoo' } },
      { of: 'Tarjeta 1', type: 'Texto', text: { es: '$120', en: '$120' } },
      { of: 'Tarjeta 1', type: 'Dirección de la imagen', text: `${site}/champu.svg` },
      { of: 'Tarjeta 1', type: 'Botón 1', text: { es: 'Lo quiero', en: 'I want it' } },
      { of: 'Tarjeta 2', type: 'Título', text: { es: 'Peine', en: 'Comb' } },
      { of: 'Tarjeta 2', type: 'Botón 1', text: { es: 'Lo quiero', en: 'I want it' } },
    ],
    ...answers(
      ['Esto tenemos:', { press: 'Lo quiero: Peine' }],
      ['This is what we have:', { press: 'I want it: Comb' }],
    ),
  },
  {
    kind: 'Sí o no',
    steps: [
      ...asks('¿Ya eres cliente?', 'Are you a customer?', 'cliente'),
      { type: 'Botón de sí', text: { es: 'Sí, ya soy', en: 'Yes, I am' } },
      { type: 'Botón de no', text: { es: 'Todavía no', en: 'Not yet' } },
    ],
    ...answers(['¿Ya eres cliente?', { press: 'Sí, ya soy' }], ['Are you a customer?', { press: 'Yes, I am' }]),
  },
  {
    kind: 'Calificación',
    steps: [
      ...asks('¿Qué te parece?', 'How do you like it?', 'nota'),
      { tick: 'Pedir un comentario después' },
      { of: 'Comentario', type: '4 y 5', text: { es: '¿Qué te gustó más?', en: 'What did you like most?' } },
    ],
    meets: {
      es: {
        sees: '¿Qué te parece?',
        asides: [{ reply: { mark: 5 }, sees: '¿Qué te gustó más?' }],
        reply: { say: 'El trato de todos' },
      },
      en: {
        sees: 'How do you like it?',
        asides: [{ reply: { mark: 5 }, sees: 'What did you like most?' }],
        reply: { say: 'The way everybody works' },
      },
    },
  },
];

/** An address without its postal code. */
const home = {
  es: { 'Calle y número': 'Calle 60 número 412', Ciudad: 'Mérida', Estado: 'Yucatán' },
  en: { 'Street and number': 'Calle 60 número 412', City: 'Mérida', State: 'Yucatán' },
};

const filled: readonly Row[] = [
  {
    kind: 'Formulario',
    steps: [
      ...asks('Tus datos:', 'Your details:', 'datos'),
      { of: 'Campo 1', type: 'Nombre del campo', text: { es: 'Empresa', en: 'Company' } },
      { of: 'Campo 2', type: 'Nombre del campo', text: { es: 'Correo de la empresa', en: 'Company e-mail' } },
      { press: 'Agregar campo' },
      { of: 'Campo 3', type: 'Nombre del campo', text: { es: 'Tamaño', en: 'Size' } },
      { of: 'Campo 3', pick: 'Qué pide', option: 'Una opción' },
      { of: 'Campo 3', type: 'Opciones', text: { es: 'Chica\nGrande', en: 'Small\nLarge' } },
    ],
    meets: {
      es: {
        sees: 'Tus datos:',
        reply: { fill: { Empresa: 'Luz', 'Correo de la empresa': 'luz@correo.example' }, pick: { Tamaño: 'Grande' } },
      },
      en: {
        sees: 'Your details:',
        reply: { fill: { Company: 'Luz', 'Company e-mail': 'luz@correo.example' }, pick: { Size: 'Large' } },
      },
    },
  },
  {
    kind: 'Pedir archivos',
    steps: [
      ...asks('¿Nos mandas una foto?', 'Can you send us a picture?', 'foto'),
      { type: 'Cuántos archivos', text: '2' },
    ],
    ...answers(
      ['¿Nos mandas una foto?', { files: ['local.png', 'silla.png'] }],
      ['Can you send us a picture?', { files: ['shop.png', 'chair.png'] }],
    ),
  },
  {
    kind: 'Dirección',
    steps: [
      ...asks('¿A dónde lo llevamos?', 'Where do we bring it?', 'domicilio'),
      { of: 'Pedir también', tick: 'País' },
    ],
    meets: {
      es: {
        sees: '¿A dónde lo llevamos?',
        asides: [{ reply: { fill: { ...home.es, 'Código postal': '97' } }, sees: '06600' }],
        reply: { fill: { 'Código postal': '97000' } },
      },
      en: {
        sees: 'Where do we bring it?',
        asides: [{ reply: { fill: { ...home.en, 'Postal code': '97' } }, sees: '06600' }],
        reply: { fill: { 'Postal code': '97000' } },
      },
    },
  },
];

/** A page that posts what was picked in it. */
const page = (calendar: string): readonly Row[] => [
  {
    kind: 'Página web',
    steps: [
      { type: 'Dirección de la página', text: `http://${calendar}/agenda?nombre={{ nombre }}` },
      { type: 'Título', text: { es: 'Agenda tu cita', en: 'Book a time' } },
      { type: 'Alto en píxeles', text: '160' },
      { tick: 'Esperar un evento de la página' },
      { type: 'Nombre del evento', text: 'cita' },
      { make: 'Guardar su valor en', variable: 'cita' },
    ],
    ...answers(['Abrir en otra pestaña', { inPage: '10:30' }], ['Open in another tab', { inPage: '10:30' }]),
  },
  says('Apartaste {{ cita }}.', 'You have booked {{ cita }}.', {
    es: 'Apartaste 10:30 Ana Luz.',
    en: 'You have booked 10:30 Ana Luz.',
  }),
];

/** The questions, and the page of a calendar, which listens at `host:port`. */
export const questions = (calendar: string): readonly Row[] => [...written, ...chosen, ...filled, ...page(calendar)];
