import type { Facts, NotificationKind } from './kinds.js';
import type { Notification } from './notification.js';
import type { Role } from './recipient.js';

type Locale = 'es' | 'en';

interface Texts {
  readonly title: string;
  readonly body: string;
}

/** Names in braces are facts. */
const catalogue: Readonly<Record<NotificationKind, Readonly<Record<Locale, Texts>>>> = {
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
      title: 'Usaste el {percent} % de las conversaciones del plan',
      body: '{used} de {max} conversaciones en este período.',
    },
    en: {
      title: 'You have used {percent} % of the conversations of the plan',
      body: '{used} of {max} conversations in this period.',
    },
  },
  BAD_RATING: {
    es: { title: 'Una conversación recibió una mala calificación', body: 'Calificación: {value}.' },
    en: { title: 'A conversation was rated badly', body: 'Rating: {value}.' },
  },
  GOAL: {
    es: { title: 'Se alcanzó el objetivo {name}', body: 'Una conversación alcanzó un objetivo del bot.' },
    en: { title: 'The goal {name} was reached', body: 'A conversation reached a goal of the bot.' },
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
  const { title, body } = catalogue[kind][locale];
  return { title: filled(title, facts), body: filled(body, facts) };
}

/** One pass: a fact with braces in it is shown as it is. */
function filled(text: string, facts: Facts): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ''));
}

/** Where a notification leads in the portal. `facts` has the ids as the API shows them; a VIEWER sees no conversations. */
export function pathOf({ kind, facts }: Pick<Notification, 'kind' | 'facts'>, role: Role): string {
  const { conversation, connection, endpoint, bot } = facts;
  if (kind === 'QUOTA') return '/plan';
  if (conversation !== undefined) return role === 'VIEWER' ? '/' : `/conversations/${conversation}`;
  if (connection !== undefined) return `/integrations/connections/${connection}`;
  if (endpoint !== undefined) return `/integrations/webhooks/${endpoint}`;
  return bot === undefined ? '/' : `/bots/${bot}`;
}
