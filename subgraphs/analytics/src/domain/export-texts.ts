import { channelNames, languageNames } from '@tertulia/metric-words';

type Language = 'es' | 'en';
type Text = Readonly<Record<Language, string>>;

/** What stands above the columns, by their names. */
export const headings = {
  id: { es: 'Id', en: 'Id' },
  startedAt: { es: 'Inicio', en: 'Started' },
  lastMessageAt: { es: 'Último mensaje', en: 'Last message' },
  endedAt: { es: 'Fin', en: 'Ended' },
  bot: { es: 'Bot', en: 'Bot' },
  channel: { es: 'Canal', en: 'Channel' },
  state: { es: 'Estado', en: 'State' },
  endReason: { es: 'Cómo terminó', en: 'How it ended' },
  locale: { es: 'Idioma', en: 'Language' },
  messages: { es: 'Mensajes', en: 'Messages' },
  goals: { es: 'Objetivos', en: 'Goals' },
  rating: { es: 'Calificación', en: 'Rating' },
  contactName: { es: 'Nombre', en: 'Name' },
  contactEmail: { es: 'Correo', en: 'E-mail' },
  contactPhone: { es: 'Teléfono', en: 'Phone' },
  firstWords: { es: 'Primeras palabras', en: 'First words' },
  erasedAt: { es: 'Datos borrados', en: 'Data erased' },
  conversation: { es: 'Conversación', en: 'Conversation' },
  sequence: { es: 'Número', en: 'Number' },
  at: { es: 'Fecha y hora', en: 'Date and time' },
  author: { es: 'Quién', en: 'Who' },
  authorName: { es: 'Nombre', en: 'Name' },
  text: { es: 'Texto', en: 'Text' },
  name: { es: 'Nombre', en: 'Name' },
  email: { es: 'Correo', en: 'E-mail' },
  phone: { es: 'Teléfono', en: 'Phone' },
  isVerified: { es: 'Verificado', en: 'Verified' },
  firstSeenAt: { es: 'Primera vez', en: 'First seen' },
  lastSeenAt: { es: 'Última vez', en: 'Last seen' },
  metric: { es: 'Métrica', en: 'Metric' },
  value: { es: 'Valor', en: 'Value' },
  previous: { es: 'Periodo anterior', en: 'Previous period' },
  numerator: { es: 'De ellas', en: 'Of them' },
  denominator: { es: 'Entre', en: 'Out of' },
  definition: { es: 'Qué cuenta', en: 'What it counts' },
  day: { es: 'Día', en: 'Day' },
  conversations: { es: 'Conversaciones', en: 'Conversations' },
  completed: { es: 'Completadas', en: 'Completed' },
  weekday: { es: 'Día de la semana', en: 'Weekday' },
  hour: { es: 'Hora', en: 'Hour' },
  question: { es: 'Pregunta', en: 'Question' },
  count: { es: 'Veces', en: 'Times' },
  lastAskedAt: { es: 'Última vez', en: 'Last asked' },
  filter: { es: 'Filtro', en: 'Filter' },
  from: { es: 'Desde', en: 'From' },
  to: { es: 'Hasta', en: 'Until' },
  previousFrom: { es: 'Comparado desde', en: 'Compared from' },
  previousTo: { es: 'Comparado hasta', en: 'Compared until' },
  zone: { es: 'Zona horaria', en: 'Time zone' },
  bots: { es: 'Bots', en: 'Bots' },
  scale: { es: 'Escala', en: 'Scale' },
  comment: { es: 'Comentario', en: 'Comment' },
  member: { es: 'Persona', en: 'Person' },
  takenOver: { es: 'Tomadas', en: 'Taken over' },
  answered: { es: 'Primeras respuestas', en: 'First answers' },
  meanWait: { es: 'Espera media en segundos', en: 'Mean wait in seconds' },
  resolved: { es: 'Resueltas', en: 'Resolved' },
  code: { es: 'Código', en: 'Code' },
  version: { es: 'Versión', en: 'Version' },
  block: { es: 'Bloque', en: 'Block' },
  visits: { es: 'Llegadas', en: 'Visits' },
  asked: { es: 'Preguntas', en: 'Asked' },
  answeredQuestions: { es: 'Contestadas', en: 'Answered' },
  dropOff: { es: 'Se van', en: 'Left' },
  medianSeconds: { es: 'Mitad contesta en segundos', en: 'Half answer within seconds' },
  difference: { es: 'Diferencia', en: 'Difference' },
  low: { es: 'Diferencia, desde', en: 'Difference, from' },
  high: { es: 'Diferencia, hasta', en: 'Difference, up to' },
  verdict: { es: '¿Casualidad?', en: 'Chance?' },
} as const satisfies Record<string, Text>;

export type Heading = keyof typeof headings;

/** Names of sheets. */
export const sheetNames = {
  conversations: { es: 'Conversaciones', en: 'Conversations' },
  messages: { es: 'Mensajes', en: 'Messages' },
  contacts: { es: 'Contactos', en: 'Contacts' },
  days: { es: 'Por día', en: 'By day' },
  metrics: { es: 'Métricas', en: 'Metrics' },
  bots: { es: 'Por bot', en: 'By bot' },
  hours: { es: 'Horas', en: 'Hours' },
  questions: { es: 'Preguntas sin respuesta', en: 'Unanswered questions' },
  ratings: { es: 'Calificaciones', en: 'Ratings' },
  team: { es: 'Equipo', en: 'Team' },
  errors: { es: 'Errores', en: 'Errors' },
  walk: { es: 'Recorrido', en: 'Walk' },
  comparison: { es: 'Comparación', en: 'Comparison' },
  comments: { es: 'Comentarios', en: 'Comments' },
  about: { es: 'De qué es', en: 'What it is of' },
} as const satisfies Record<string, Text>;

/** What files say besides names. */
export const spokenTexts = {
  everyBot: { es: 'Todos los bots', en: 'All bots' },
  noFilter: { es: 'Todas las conversaciones', en: 'All conversations' },
  /** Behind the name of a time. */
  inSeconds: { es: ', media en segundos', en: ', mean in seconds' },
} as const satisfies Record<string, Text>;

const values: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  scale: {
    STARS: { es: '1 a 5', en: '1 to 5' },
    NUMBERS: { es: '1 a 5', en: '1 to 5' },
    NPS: { es: 'NPS', en: 'NPS' },
  },
  channel: channelNames,
  state: {
    BOT: { es: 'Atiende el bot', en: 'The bot replies' },
    WAITING_HUMAN: { es: 'Espera a una persona', en: 'Waits for a person' },
    HUMAN: { es: 'Atiende una persona', en: 'A person replies' },
    ENDED: { es: 'Terminada', en: 'Ended' },
  },
  endReason: {
    COMPLETED: { es: 'Completada', en: 'Completed' },
    GOAL: { es: 'Objetivo cumplido', en: 'Goal reached' },
    ABANDONED: { es: 'Abandonada', en: 'Abandoned' },
    EXPIRED: { es: 'Sin actividad', en: 'No activity' },
    RESOLVED_BY_BOT: { es: 'Resuelta por el bot', en: 'Resolved by the bot' },
    RESOLVED_BY_HUMAN: { es: 'Resuelta por una persona', en: 'Resolved by a person' },
  },
  author: {
    VISITOR: { es: 'Visitante', en: 'Visitor' },
    BOT: { es: 'Bot', en: 'Bot' },
    MEMBER: { es: 'Equipo', en: 'Team' },
    SYSTEM: { es: 'Sistema', en: 'System' },
  },
  locale: languageNames,
};

const yes: Text = { es: 'Sí', en: 'Yes' };

/** A value of a column of names as people read it; what is not known stays as it is. */
export function shownValue(column: string, value: string, language: Language): string {
  return values[column]?.[value]?.[language] ?? value;
}

export function shownBoolean(value: boolean, language: Language): string {
  return value ? yes[language] : 'No';
}
