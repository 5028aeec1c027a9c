import type { Words } from '@tertulia/bot-files';

/** Why a node is not as it was. */
export const reasons = {
  UNREADABLE: { es: 'No se puede leer.', en: 'It cannot be read.' },
  SECOND_OF_ID: {
    es: 'Otro elemento tiene el mismo identificador.',
    en: 'Another part has the same identifier.',
  },
  MISSING_EDGE: {
    es: 'Su salida lleva a una conexión que no existe: el camino termina ahí.',
    en: 'Its exit names an edge that does not exist: the path ends there.',
  },
  MISSING_TARGET: {
    es: 'Lleva a un lugar que no existe: el camino termina ahí.',
    en: 'It leads to a place that does not exist: the path ends there.',
  },
  NEVER_TAKEN: {
    es: 'Nunca se recorría: el bloque de donde sale sigue con el siguiente.',
    en: 'It was never taken: the block where it starts goes on with the next one.',
  },
  WITHOUT_SOURCE: { es: 'Ningún bloque sale por esta conexión.', en: 'No block leaves through this edge.' },
  EXITS_FROM_EDGES: {
    es: 'El archivo no dice las salidas de los bloques: se tomaron de las conexiones.',
    en: 'The file does not say where blocks lead: that was read from the edges.',
  },
  EMPTY_GROUP: { es: 'No le queda ningún bloque.', en: 'No block of it is left.' },
  START_GROUP: { es: 'Solo tenía el comienzo.', en: 'It only held the start.' },
  START_EVENT: { es: 'Es ahora el evento de inicio.', en: 'It is the start event now.' },
  SECOND_START: { es: 'Un bot empieza en un solo lugar.', en: 'A bot starts in one place only.' },
  SECOND_EVENT: { es: 'Hay otro evento igual.', en: 'There is another event like it.' },
  NO_SUCH_EVENT: { es: 'Este evento no existe aquí.', en: 'There is no such event here.' },
  EVENT_VARIABLES: {
    es: 'El evento no guarda datos en variables.',
    en: 'The event stores nothing in variables.',
  },
  RENAMED_VARIABLE: {
    es: 'Tiene otro nombre, en todos los textos.',
    en: 'It has another name, in all texts.',
  },
  UNUSED_VARIABLE: {
    es: 'Hay más variables de las que un bot puede tener, y nada usa esta.',
    en: 'There are more variables than a bot can have, and nothing uses this one.',
  },
  MISSING_VARIABLE: { es: 'Nombra una variable que no existe.', en: 'It names a variable that does not exist.' },
  UNKNOWN_VARIABLE: {
    es: 'El texto nombra una variable que no existe; ahí no queda nada.',
    en: 'The text names a variable that does not exist; nothing is left there.',
  },
  SCRIPT_IN_TEXT: {
    es: 'El texto tiene código, que no se ejecuta; ahí no queda nada.',
    en: 'The text has code, which is not run; nothing is left there.',
  },
  CUT_OFF: { es: 'Era demasiado largo y se cortó.', en: 'It was too long and was cut off.' },
  TOO_MANY: {
    es: 'Hay más de los que caben en un bloque.',
    en: 'There are more of them than a block can have.',
  },
  UNSAFE_LINK: { es: 'La dirección no es segura y se quitó.', en: 'The address is not safe and was left out.' },
  ADDRESS_OF_VARIABLE: {
    es: 'La dirección está en una variable: elige una fija.',
    en: 'The address is in a variable: pick a fixed one.',
  },
  NOTHING_TO_SEND: { es: 'No tiene nada que enviar.', en: 'It has nothing to send.' },
  IMAGE_LINK: { es: 'La imagen ya no abre un enlace.', en: 'The picture does not open a link any more.' },
  NO_AUTOPLAY: { es: 'No empieza por sí mismo.', en: 'It does not play by itself.' },
  PAGE_TO_ALLOW: {
    es: 'Antes de publicar, agrega su sitio en Integraciones, en «Páginas que el bot puede mostrar».',
    en: 'Before publishing, add its site in Integrations, under “Pages that the bot may show”.',
  },
  EMBED_AS_LINK: { es: 'Se envía como enlace.', en: 'It is sent as a link.' },
  JOINED_TO_QUESTION: {
    es: 'Es ahora el texto de la pregunta que sigue.',
    en: 'It is the text of the question that follows now.',
  },
  NO_ATTACHMENTS: { es: 'No recibe audios ni archivos.', en: 'It takes no recordings and no files.' },
  FILE_VALUE: {
    es: 'La variable guarda nombre, tipo, tamaño y enlace: en los textos escribe su enlace, como {{ archivo.link }}.',
    en: 'The variable holds name, type, size and link: in texts write its link, such as {{ file.link }}.',
  },
  FILE_COUNT: { es: 'Recibe cinco archivos a lo más.', en: 'It takes at most five files.' },
  FILE_TYPES: {
    es: 'Acepta grupos de tipos, como imágenes o documentos, y no tipos sueltos.',
    en: 'It takes groups of types, such as pictures or documents, and not single types.',
  },
  LIMIT_OF_VARIABLE: {
    es: 'Un límite está en una variable y no se aplica.',
    en: 'A limit is in a variable and does not apply.',
  },
  DATE_RANGE: {
    es: 'El último día se guarda aparte, en la variable que termina en «_end».',
    en: 'The last day is stored apart, in the variable that ends in “_end”.',
  },
  DATE_RANGE_WITH_TIMES: {
    es: 'Pide los dos días sin sus horas; el último se guarda en la variable que termina en «_end».',
    en: 'It asks for both days without their times; the last one is stored in the variable that ends in “_end”.',
  },
  DATE_WITH_TIME: {
    es: 'La hora se guarda aparte, en la variable que termina en «_time».',
    en: 'The time is stored apart, in the variable that ends in “_time”.',
  },
  RATING_AS_NUMBER: { es: 'Se pide como número.', en: 'It is asked for as a number.' },
  PAYMENT: { es: 'Todavía no se puede cobrar aquí.', en: 'Payments cannot be taken here yet.' },
  NO_SUCH_KIND: { es: 'No hay un bloque así: reemplázalo.', en: 'There is no such block: replace it.' },
  NO_SUCH_VALUE: { es: 'No hay un valor así: reemplázalo.', en: 'There is no such value: replace it.' },
  UNKNOWN_TYPE: { es: 'No se conoce este tipo de bloque.', en: 'This type of block is not known.' },
  SCRIPT: {
    es: 'Es un programa: no se ejecuta, y se conserva para reemplazarlo.',
    en: 'It is a program: it is not run, and kept to be replaced.',
  },
  SWITCHED_OFF: {
    es: 'Actuaba en el navegador del visitante: se conserva apagado.',
    en: 'It acted in the visitor’s browser: it is kept, switched off.',
  },
  NO_CHOICES: { es: 'No tiene opciones.', en: 'It has no choices.' },
  LIST_INSTEAD: { es: 'Una lista ocupa su lugar.', en: 'A list takes its place.' },
  LISTS_SIDE_BY_SIDE: {
    es: 'Los detalles e imágenes de otras listas no se muestran.',
    en: 'Details and pictures of other lists are not shown.',
  },
  NO_EXIT_OF_SEVERAL: {
    es: 'Cuando se pueden elegir varias, la salida de una no se usa.',
    en: 'Where several can be chosen, the exit of one is not used.',
  },
  NEVER_SHOWN: { es: 'Su condición nunca se cumple.', en: 'Its condition is never true.' },
  ALWAYS_SHOWN: { es: 'Se muestra siempre, sin su condición.', en: 'It is always shown, without its condition.' },
  NEVER_TRUE: { es: 'Nunca se cumple.', en: 'It is never true.' },
  COMPARISON_LEFT_OUT: {
    es: 'A una comparación le falta algo: nunca se cumple.',
    en: 'Something is missing in a comparison: it is never true.',
  },
  FOLDED_COMPARISON: {
    es: 'Se compara sin distinguir mayúsculas ni acentos.',
    en: 'Case and accents make no difference in the comparison.',
  },
  ORDER_OF_TEXTS: {
    es: 'Los textos se ordenan de otra manera.',
    en: 'Texts are ordered in another way.',
  },
  WHOLE_PERCENT: { es: 'El porcentaje se redondeó.', en: 'The percentage was rounded.' },
  NO_VARIABLE: { es: 'No tiene variable, así que no hacía nada.', en: 'It has no variable, so it did nothing.' },
  OTHER_ID: { es: 'Es otro identificador.', en: 'It is another identifier.' },
  DEVICE_WORDS: {
    es: 'Guarda «phone» en lugar de «mobile»: revisa las condiciones que lo comparan.',
    en: 'It stores “phone” instead of “mobile”: check the conditions that compare it.',
  },
  CHANNEL_INSTEAD: { es: 'Guarda el canal.', en: 'It stores the channel.' },
  JUMP_BY_TITLE: {
    es: 'El título del destino se compara al llegar.',
    en: 'The title of the target is compared on arrival.',
  },
  REDIRECT_AS_LINK: {
    es: 'Se envía un enlace, en vez de abrir la página.',
    en: 'A link is sent, instead of opening the page.',
  },
  LINK_WITHOUT_RETURN: {
    es: 'Sigue en el otro lugar y no vuelve.',
    en: 'It goes on at the other place and does not come back.',
  },
  FOREIGN_LINK: {
    es: 'Usaba otro bot: elige un flujo de este en su lugar.',
    en: 'It used another bot: pick a flow of this one in its place.',
  },
  NO_ADDRESS: { es: 'Le falta la dirección.', en: 'Its address is missing.' },
  NO_PROXY: { es: 'Sale sin el servidor intermedio.', en: 'It goes out without the proxy.' },
  FROM_THE_SERVER: {
    es: 'Sale del servidor, no del navegador del visitante.',
    en: 'It is sent by the server, not by the visitor’s browser.',
  },
  NO_ANSWERS_SENT: {
    es: 'Enviaba todas las respuestas: escribe el contenido.',
    en: 'It sent all answers: write the content.',
  },
  NO_STATUS_CODE: { es: 'El código de estado no se guarda.', en: 'The status code is not stored.' },
  NEW_ADDRESS: {
    es: 'La dirección que espera es otra, y está en una variable.',
    en: 'The address that it waits at is another one, in a variable.',
  },
  NEEDS_CONNECTION: {
    es: 'Necesita una conexión antes de publicar.',
    en: 'It needs a connection before publishing.',
  },
  EMAIL_WITHOUT_PARTS: {
    es: 'Va sin copias, sin adjuntos y como texto.',
    en: 'It goes without copies and attachments, and as text.',
  },
  SHEET_SEARCH: {
    es: 'Busca por una sola columna y guarda la primera fila.',
    en: 'It looks in one column and stores the first row.',
  },
  MODEL_ANSWERS: {
    es: 'El modelo responde al visitante; elige cuál, y revisa el prompt.',
    en: 'The model answers the visitor; pick one, and look at the prompt.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type Reason = keyof typeof reasons;
