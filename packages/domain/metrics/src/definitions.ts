/** Definition of every metric as shown on a dashboard. A conversation is counted at the moment at which it started. */
export const metricDefinitions = {
  activeBots: {
    es: 'Bots con una versión en vivo y sin pausa, ahora.',
    en: 'Bots with a live version that are not paused, now.',
  },
  conversations: {
    es: 'Conversaciones que empezaron en el periodo. Empiezan con el primer mensaje del visitante; las pruebas no cuentan.',
    en: 'Conversations that started in the period. A conversation starts with the first visitor message; tests do not count.',
  },
  completionRate: {
    es: 'Conversaciones que llegaron a un final sin preguntas abiertas y con al menos una respuesta, entre las que empezaron.',
    en: 'Conversations that reached an end with no open question and at least one answer, of those that started.',
  },
  conversionRate: {
    es: 'Conversaciones con al menos un objetivo cumplido, entre las que empezaron.',
    en: 'Conversations with at least one goal reached, of those that started.',
  },
  successRate: {
    es: 'Conversaciones con objetivo cumplido (o completadas, si el bot no tiene objetivos) y sin una mala calificación, entre las que empezaron.',
    en: 'Conversations with a goal reached (or completed, if the bot has no goals) and no bad rating, of those that started.',
  },
  handOffRate: {
    es: 'Conversaciones que pasaron a una persona, entre aquellas en las que el bot participó.',
    en: 'Conversations handed to a person, of those in which the bot took part.',
  },
  resolutionRate: {
    es: 'Conversaciones que el bot resolvió sin ayuda humana, entre aquellas en las que participó.',
    en: 'Conversations that the bot resolved without human help, of those in which it took part.',
  },
  botResponseTime: {
    es: 'Tiempo desde que se acepta el mensaje del visitante hasta la primera respuesta del bot.',
    en: 'Time from accepting a visitor message to the bot’s first reply.',
  },
  firstHumanResponse: {
    es: 'Tiempo desde que se pide una persona hasta su primer mensaje. Los mensajes del bot no cuentan.',
    en: 'Time from the request for a person to that person’s first message. Bot messages do not count.',
  },
  csat: {
    es: 'Porcentaje de calificaciones de 4 y 5 entre todas las calificaciones.',
    en: 'Ratings of 4 and 5 as a percentage of all ratings.',
  },
  nps: {
    es: 'Porcentaje de 9 y 10 menos porcentaje de 0 a 6, de -100 a 100.',
    en: 'Percentage of 9 and 10 minus percentage of 0 to 6, from -100 to 100.',
  },
  errors: {
    es: 'Turnos y acciones que fallaron en conversaciones del periodo.',
    en: 'Turns and actions that failed in conversations of the period.',
  },
  startRate: {
    es: 'Veces que el visitante escribió, entre las veces que se abrió el chat.',
    en: 'Times that the visitor wrote, of the times that the chat was opened.',
  },
  abandonmentRate: {
    es: 'Conversaciones que terminaron por silencio con una pregunta abierta o con el visitante a la espera de una persona, entre las que empezaron.',
    en: 'Conversations that ended by silence with a question open or the visitor waiting for a person, of those that started.',
  },
  returningRate: {
    es: 'Conversaciones de visitantes que ya habían tenido otra, entre aquellas de las que se sabe. Se reconoce al visitante en el mismo navegador.',
    en: 'Conversations of visitors who had an earlier one, of those for which that is known. A visitor is recognized in the same browser.',
  },
  reopenRate: {
    es: 'Conversaciones que siguieron después de haber terminado, entre las que empezaron.',
    en: 'Conversations that went on after they had ended, of those that started.',
  },
  humanReplyInBusinessHours: {
    es: 'Tiempo desde que se pide una persona hasta su primer mensaje, contado solo en el horario de atención del bot.',
    en: 'Time from the request for a person to that person’s first message, counted only in the bot’s opening hours.',
  },
  aiTokens: {
    es: 'Tokens que usaron los modelos de lenguaje en los chats abiertos en el periodo. Las simulaciones no cuentan.',
    en: 'Tokens that language models used in the chats opened in the period. Simulations do not count.',
  },
} as const;

/** Definition of a chart whose figures are not metrics of their own. */
export const episodesDefinition = {
  es: 'Tramos de conversación en los que el bot podía actuar: hasta el primer final, y desde que se reabrió. Cada uno tiene un solo resultado.',
  en: 'Stretches of conversations in which the bot could act: up to the first end, and from the reopening on. Each has exactly one outcome.',
} as const;

export type MetricKey = keyof typeof metricDefinitions;
