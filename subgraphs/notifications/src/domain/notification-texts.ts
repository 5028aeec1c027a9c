import { isMeasured, type Facts, type MeasuredKind, type NotificationKind } from './kinds.js';
import type { Notification } from './notification.js';
import type { Role } from './recipient.js';

type Locale = 'es' | 'en';

interface Texts {
  readonly title: string;
  readonly body: string;
}

/** Names in braces are facts. */
const catalogue: Readonly<Record<Exclude<NotificationKind, MeasuredKind>, Readonly<Record<Locale, Texts>>>> = {
  WAITING_HUMAN: {
    es: {
      title: 'Una persona espera que le respondan',
      body: 'Pidió hablar con alguien del equipo y todavía nadie tomó la conversación.',
    },
    en: {
      title: 'A person waits for an answer',
      body: 'They asked for someone of the team, and nobody has taken the conversation over yet.',
    },
  },
  URGENT: {
    es: {
      title: 'Una conversación necesita atención urgente',
      body: 'Una persona contó algo que puede poner en riesgo su vida o su salud. El bot le dijo a quién llamar.',
    },
    en: {
      title: 'A conversation needs urgent attention',
      body: 'A person told of something that may endanger life or health. The bot told them whom to call.',
    },
  },
  INTEGRATION_BROKEN: {
    es: {
      title: '{name} dejó de funcionar',
      body: 'La integración no funciona. Ábrela para ver qué pasó y volver a conectarla.',
    },
    en: {
      title: '{name} stopped working',
      body: 'The integration does not work. Open it to see what happened and to connect it again.',
    },
  },
  PUBLICATION_FAILED: {
    es: {
      title: 'No se pudo publicar una versión',
      body: 'La versión anterior sigue en línea. Código: {code}.',
    },
    en: {
      title: 'A version could not be published',
      body: 'The version before it is still live. Code: {code}.',
    },
  },
  QUOTA: {
    es: {
      title: 'Usaste el {percent}\u00a0% de las conversaciones del plan',
      body: '{used} de {max} conversaciones en este período.',
    },
    en: {
      title: 'You have used {percent}\u00a0% of the conversations of the plan',
      body: '{used} of {max} conversations in this period.',
    },
  },
  BAD_RATING: {
    es: { title: 'Una conversación recibió una mala calificación', body: 'Calificación: {value}.' },
    en: { title: 'A conversation was rated badly', body: 'Rating: {value}.' },
  },
  REPORT_FAILED: {
    es: {
      title: 'Un reporte programado no llegó',
      body: 'El correo no se pudo entregar. En los envíos programados ves a quién y por qué, y puedes reintentarlo. Código: {code}.',
    },
    en: {
      title: 'A scheduled report did not arrive',
      body: 'Its mail could not be delivered. The scheduled reports show to whom and why, and let you try again. Code: {code}.',
    },
  },
  GOAL: {
    es: { title: 'Se alcanzó el objetivo {name}', body: 'Una conversación alcanzó un objetivo del bot.' },
    en: { title: 'The goal {name} was reached', body: 'A conversation reached a goal of the bot.' },
  },
};

/** What began, and what is over; the figure is the fact `value`. */
const measured: Readonly<Record<MeasuredKind, Readonly<Record<Locale, { began: Texts; over: Texts }>>>> = {
  ERROR_RATE: {
    es: {
      began: {
        title: 'El bot falla mucho',
        body: 'El {value}\u00a0% de los turnos de los últimos {minutes} minutos falló.',
      },
      over: {
        title: 'El bot ya no falla',
        body: 'En los últimos {minutes} minutos falló el {value}\u00a0% de los turnos.',
      },
    },
    en: {
      began: {
        title: 'The bot fails a lot',
        body: '{value}\u00a0% of the turns of the last {minutes} minutes failed.',
      },
      over: {
        title: 'The bot no longer fails',
        body: 'In the last {minutes} minutes {value}\u00a0% of the turns failed.',
      },
    },
  },
  UNANSWERED: {
    es: {
      began: {
        title: 'El bot no sabe responder',
        body: 'Preguntas sin respuesta en los últimos {minutes} minutos: {value}. Agrégalas a lo que el bot sabe.',
      },
      over: {
        title: 'El bot vuelve a responder',
        body: 'Preguntas sin respuesta en los últimos {minutes} minutos: {value}.',
      },
    },
    en: {
      began: {
        title: 'The bot does not know what to answer',
        body: 'Questions without an answer in the last {minutes} minutes: {value}. Add them to what the bot knows.',
      },
      over: {
        title: 'The bot answers again',
        body: 'Questions without an answer in the last {minutes} minutes: {value}.',
      },
    },
  },
  SLOW: {
    es: {
      began: {
        title: 'El bot responde lento',
        body: 'En los últimos {minutes} minutos, una de cada veinte respuestas tardó {value} segundos o más.',
      },
      over: {
        title: 'El bot vuelve a responder rápido',
        body: 'En los últimos {minutes} minutos, diecinueve de cada veinte respuestas tardaron menos de {value} segundos.',
      },
    },
    en: {
      began: {
        title: 'The bot answers slowly',
        body: 'In the last {minutes} minutes, one answer in twenty took {value} seconds or more.',
      },
      over: {
        title: 'The bot answers quickly again',
        body: 'In the last {minutes} minutes, nineteen answers in twenty took less than {value} seconds.',
      },
    },
  },
  NO_TRAFFIC: {
    es: {
      began: {
        title: 'Nadie escribe al bot',
        body: 'Sin conversaciones desde hace {hours} horas, aunque a esta hora suele haberlas. Revisa que el chat siga en tu sitio.',
      },
      over: { title: 'El bot vuelve a tener conversaciones', body: 'Alguien le escribió de nuevo.' },
    },
    en: {
      began: {
        title: 'Nobody writes to the bot',
        body: 'No conversations for {hours} hours, though there usually are some at this time. Check that the chat is still on your site.',
      },
      over: { title: 'The bot has conversations again', body: 'Somebody wrote to it.' },
    },
  },
};

/** Instead of a fourth message within an hour. */
const summary: Readonly<Record<Locale, Texts>> = {
  es: {
    title: '{title}, y cambia a cada rato',
    body: 'Cambió varias veces en una hora. No te avisaremos de esto durante una hora; en Alertas ves cómo está.',
  },
  en: {
    title: '{title}, and it keeps changing',
    body: 'It changed several times within an hour. You will not be told of it for an hour; Alerts shows where it stands.',
  },
};

/** What a mail says that tries whether mails arrive. */
export const testTexts: Readonly<Record<Locale, Texts>> = {
  es: { title: 'Correo de prueba', body: 'Si lees esto, los correos de Tertulia te llegan.' },
  en: { title: 'Test mail', body: 'If you read this, mails of Tertulia reach you.' },
};

/** On the button of a mail. */
export const actionLabel: Readonly<Record<Locale, string>> = { es: 'Abrir en Tertulia', en: 'Open in Tertulia' };

/** The title and the body of a notification in a language. */
export function textsOf({ kind, facts }: Pick<Notification, 'kind' | 'facts'>, locale: Locale): Texts {
  const { title, body } = isMeasured(kind) ? measuredTexts(kind, facts, locale) : catalogue[kind][locale];
  return { title: filled(title, facts, locale), body: filled(body, facts, locale) };
}

function measuredTexts(kind: MeasuredKind, { notice }: Facts, locale: Locale): Texts {
  const { began, over } = measured[kind][locale];
  if (notice !== 'SUMMARY') return notice === 'OVER' ? over : began;
  const { title, body } = summary[locale];
  return { title: title.replace('{title}', began.title), body };
}

/** One pass: a fact with braces in it is shown as it is. */
function filled(text: string, facts: Facts, locale: Locale): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name] ?? '';
    return typeof fact === 'number' ? fact.toLocaleString(locale) : fact;
  });
}

/** Where a notification leads in the portal. `facts` has the ids as the API shows them; a VIEWER sees no conversations. */
export function pathOf({ kind, facts }: Pick<Notification, 'kind' | 'facts'>, role: Role): string {
  const { conversation, connection, endpoint, bot } = facts;
  if (kind === 'QUOTA') return '/plan';
  if (kind === 'REPORT_FAILED') return '/reports/schedules';
  if (conversation !== undefined) return role === 'VIEWER' ? '/' : `/conversations/${conversation}`;
  if (connection !== undefined) return `/integrations/connections/${connection}`;
  if (endpoint !== undefined) return `/integrations/webhooks/${endpoint}`;
  return bot === undefined ? '/' : `/bots/${bot}`;
}
