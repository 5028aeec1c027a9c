/** The blocks that decide, work, ask a model, reach other systems or end. */
import { says } from './messages.ts';
import type { Row } from './steps.ts';

const typed = (label: string, text: string) => ({ type: label, text });

const leadsTo = (group: string) => ({ pick: 'Al continuar: conectar con…', option: group });

const logic: readonly Row[] = [
  {
    kind: 'Condición',
    steps: [
      { of: 'Condición 1', pick: 'Variable', option: 'personas' },
      { of: 'Condición 1', pick: 'Comparación', option: 'es mayor que' },
      { of: 'Condición 1', ...typed('Valor', '3') },
      { pick: 'Si ninguna se cumple: conectar con…', option: 'Meta' },
    ],
  },
  says('Son más de tres.', 'That is more than three.'),
  { kind: 'Dividir al azar', steps: [{ of: 'Parte 1', ...typed('Parte 1', 'Mitad') }] },
  {
    kind: 'Cambiar variable',
    steps: [
      { make: 'Variable', variable: 'doble' },
      { pick: 'Qué hacer', option: 'Calcular una expresión' },
      typed('Expresión', 'personas * 2'),
    ],
  },
  says('El doble es {{ doble }}.', 'Twice that is {{ doble }}.', {
    es: 'El doble es 8.',
    en: 'Twice that is 8.',
  }),
  { kind: 'Horario de atención', steps: [] },
  {
    kind: 'Repetir por cada uno',
    steps: [
      { pick: 'Lista', option: 'colores' },
      { make: 'Guardar cada elemento en', variable: 'color' },
      { pick: 'Cada uno: conectar con…', option: 'Mensaje 2' },
    ],
    meets: {
      es: { sees: ['Color: Azul.', 'Color: Verde.'] },
      en: { sees: ['Colour: Blue.', 'Colour: Green.'] },
    },
  },
  {
    kind: 'Usar otro flujo',
    steps: [
      { pick: 'Flujo', option: 'Flujo nuevo' },
      typed('Dato que recibe: dato_1', '{{ nombre }}'),
      { make: 'Guardar «dato_1» en', variable: 'saludo' },
    ],
    meets: { es: { sees: 'Desde el otro flujo.' }, en: { sees: 'From the other flow.' } },
  },
  says('Y nos dijo: {{ saludo }}.', 'And it said: {{ saludo }}.', {
    es: 'Y nos dijo: hola Ana Luz.',
    en: 'And it said: hola Ana Luz.',
  }),
  { kind: 'Esperar', steps: [typed('Cuánto', '2')] },
  says('Ya pasaron dos segundos.', 'Two seconds are over.'),
];

const ai: readonly Row[] = [
  {
    kind: 'Clasificar',
    steps: [typed('Texto', 'Quiero una cita'), { make: 'Guardar la intención en', variable: 'intencion' }],
  },
  says('Esto quiere: {{ intencion }}.', 'This is wanted: {{ intencion }}.', {
    es: 'Esto quiere:',
    en: 'This is wanted:',
  }),
  {
    kind: 'Extraer datos',
    steps: [
      { of: 'Dato 1', pick: 'Tipo', option: 'Correo' },
      { of: 'Dato 1', make: 'Guardar en', variable: 'encontrado' },
      typed('Texto', 'Escríbeme a eva@correo.example'),
    ],
  },
  says('Encontré {{ encontrado }}.', 'I found {{ encontrado }}.', {
    es: 'Encontré eva@correo.example.',
    en: 'I found eva@correo.example.',
  }),
  {
    kind: 'Respuesta con IA',
    steps: [
      typed('Pregunta', '¿Venden cohetes?'),
      { type: 'Si no sabe, decir', text: { es: 'De eso no sé nada.', en: 'I know nothing of that.' } },
    ],
    meets: { es: { sees: 'De eso no sé nada.' }, en: { sees: 'I know nothing of that.' } },
  },
];

/** `orders`: where the other system listens, `host:port`. */
const outside = (orders: string): readonly Row[] => [
  { kind: 'Esperar webhook', steps: [{ make: 'Guardar la URL en', variable: 'aviso' }, { tick: 'Solo crear la URL' }] },
  {
    kind: 'Petición HTTP',
    steps: [
      typed('Dirección', `http://${orders}/pedidos`),
      { pick: 'Método', option: 'POST' },
      { pick: 'Tipo de cuerpo', option: 'JSON' },
      typed('Cuerpo', '{"nombre": "{{ nombre }}", "aviso": "{{ aviso }}"}'),
      { press: 'Agregar dato' },
      { of: 'Dato 1', ...typed('Dato 1', '$.folio') },
      { of: 'Dato 1', make: 'Guardar en', variable: 'folio' },
    ],
  },
  says('Tu folio es {{ folio }}.', 'Your number is {{ folio }}.', {
    es: 'Tu folio es A-',
    en: 'Your number is A-',
  }),
  {
    kind: 'Esperar webhook',
    steps: [
      { pick: 'Guardar la URL en', option: 'aviso' },
      { press: 'Agregar dato' },
      { of: 'Dato 1', ...typed('Dato 1', '$.estado') },
      { of: 'Dato 1', make: 'Guardar en', variable: 'estado' },
    ],
  },
  says('Tu pedido está {{ estado }}.', 'Your order is {{ estado }}.', {
    es: 'Tu pedido está listo / ready.',
    en: 'Your order is listo / ready.',
  }),
  {
    kind: 'Enviar correo',
    steps: [
      { pick: 'Conexión', option: 'Correo del salón' },
      typed('Para', 'equipo@correo.example'),
      { type: 'Asunto', text: { es: 'Pedido de {{ nombre }}', en: 'Order of {{ nombre }}' } },
      { type: 'Mensaje', text: { es: 'Folio {{ folio }}', en: 'Number {{ folio }}' } },
    ],
  },
  {
    kind: 'Acción de integración',
    steps: [
      { pick: 'Conexión', option: 'Correo del salón' },
      { pick: 'Acción', option: 'Enviar un correo' },
      typed('Para', '{{ correo }}'),
      typed('Asunto', 'Gracias'),
      typed('Texto', 'Tu folio: {{ folio }}'),
    ],
  },
  { kind: 'Ir a', steps: [{ pick: 'Ir a', option: 'Meta' }] },
];

/** The last blocks of the main group. `orders`: where the other system listens, `host:port`. */
export const deeds = (orders: string): readonly Row[] => [...logic, ...ai, ...outside(orders)];

/** A group of its own, which the main one jumps to. */
export const farewell: readonly Row[] = [
  { kind: 'Meta', steps: [typed('Nombre del objetivo', 'Pedido hecho'), typed('Monto', '120')] },
  {
    kind: 'Pasar a una persona',
    steps: [
      { type: 'Mensaje al visitante', text: { es: 'Te paso con el equipo.', en: 'I am passing you to the team.' } },
      { type: 'Motivo', text: { es: 'Pedido nuevo', en: 'New order' } },
      typed('Cola', 'Pedidos'),
    ],
    meets: {
      es: { sees: 'Te paso con el equipo.', reply: { press: 'Volver con el asistente' } },
      en: { sees: 'I am passing you to the team.', reply: { press: 'Go back to the assistant' } },
    },
  },
  {
    kind: 'Fin',
    steps: [{ type: 'Mensaje de despedida', text: { es: 'Gracias, {{ nombre }}.', en: 'Thank you, {{ nombre }}.' } }],
    meets: {
      es: { sees: ['Gracias, Ana Luz.', 'La conversación terminó'] },
      en: { sees: ['Thank you, Ana Luz.', 'The conversation has ended'] },
    },
  },
];

/** What is done for each entry of the list. */
const each = says('Color: {{ color }}.', 'Colour: {{ color }}.');
/** What an event says before the open question is repeated. */
const help = says('Aquí estoy para ayudarte.', 'I am here to help you.');
const unread = says('Vamos de nuevo.', 'Let us try again.');
/** What is done with every answer before it is read. */
const noted: Row = {
  kind: 'Cambiar variable',
  steps: [{ make: 'Variable', variable: 'ultimo' }, typed('Valor', '{{ dicho }}')],
};

/** Groups of one block, which others lead to. */
export const asides: readonly Row[] = [each, help, unread, noted];

/** The events of the flow: what each is given, and the group that it leads to. */
export const events: readonly Row[] = [
  { kind: 'Respuesta no válida', steps: [leadsTo('Mensaje 4')] },
  { kind: 'No entendió', steps: [leadsTo('Mensaje 3')] },
  { kind: 'Si no contesta', steps: [typed('Minutos sin respuesta', '60'), leadsTo('Mensaje 3')] },
  {
    kind: 'Cada respuesta',
    steps: [{ make: 'Guardar lo que respondió en', variable: 'dicho' }, leadsTo('Cambiar variable')],
  },
  { kind: 'Comando', steps: [leadsTo('Mensaje 3'), typed('Palabra', 'ayuda')] },
];

/** The second flow, which the main one runs. */
export const second: readonly Row[] = [
  says('Desde el otro flujo.', 'From the other flow.'),
  { kind: 'Volver', steps: [typed('dato_1', 'hola {{ dato_1 }}')] },
];
