import type { WebhookEvent, WebhookEventType } from './webhook-event.js';

const conversation = {
  conversationId: 'cnv_00000000000070008000000000000001',
  botId: 'bot_00000000000070008000000000000002',
  versionId: 'ver_00000000000070008000000000000003',
  channel: 'WEB',
};
const publication = {
  publicationId: 'pub_00000000000070008000000000000004',
  botId: conversation.botId,
  versionId: conversation.versionId,
};

const examples: Readonly<Record<WebhookEventType, Readonly<Record<string, unknown>>>> = {
  CONVERSATION_STARTED: { ...conversation, isDemo: false },
  CONVERSATION_ENDED: { ...conversation, reason: 'IDLE', hasAnswered: true, goals: 1 },
  MESSAGE_ADDED: { ...conversation, sequence: 4, author: 'VISITOR' },
  HAND_OFF_REQUESTED: { ...conversation, reason: 'REQUESTED' },
  TAKEN_OVER: conversation,
  GOAL_REACHED: { ...conversation, name: 'Lead', amountMinor: 150_000, currency: 'MXN' },
  RATING_GIVEN: { ...conversation, scale: 'STARS', value: 5, isSatisfaction: true },
  CONTACT_CHANGED: { ...conversation, contactId: 'con_00000000000070008000000000000006', changed: ['NAME', 'EMAIL'] },
  VERSION_PUBLISHED: { ...publication, number: 7 },
  PUBLICATION_FAILED: { ...publication, code: 'NOT_SERVED' },
  CONNECTION_STATE_CHANGED: {
    ...{ connectionId: 'cnx_00000000000070008000000000000005', connector: 'google-sheets', name: 'Leads', botIds: [] },
    ...{ state: 'REAUTHORIZE', previous: 'CONNECTED', reason: 'GRANT_REVOKED', since: '2026-01-01T00:00:00.000Z' },
  },
  LIMIT_REACHED: {
    ...{ limit: 'CONVERSATIONS', percent: 80, used: 800, max: 1_000, resetsAt: '2026-02-01T00:00:00.000Z' },
  },
  INBOUND_RECEIVED: {
    ...{ sourceId: 'src_00000000000070008000000000000006', inboxEventId: 'inb_00000000000070008000000000000007' },
    ...{ connectionId: null, connector: null, name: 'Pagos', contentType: 'application/json' },
    ...{ receivedAt: '2026-01-01T00:00:00.000Z', body: { order: 'A-7', paid: true } },
  },
  ALERT_TOLD: {
    ...{ kind: 'ERROR_RATE', severity: 'WARNING', notice: 'BEGAN', since: '2026-01-01T00:00:00.000Z' },
    ...{ figure: 7.5, threshold: 5, botIds: [conversation.botId], botName: 'Recepción' },
    ...{ conversationId: null, connectionId: null, endpointId: null },
    ...{ title: 'El bot falla mucho', text: 'El 7,5\u00a0% de los turnos de los últimos 15 minutos falló.' },
    path: `/bots/${conversation.botId}`,
  },
  ALERTS_GATHERED: {
    ...{ count: 4, since: '2026-01-01T00:00:00.000Z', path: '/notifications' },
    ...{ title: 'Resumen de avisos: 4 avisos', text: 'Lo que pasó desde el 1 ene, 00:00. Horas de UTC.' },
    kinds: [
      {
        ...{ kind: 'BAD_RATING', severity: 'INFO', title: 'Malas calificaciones: 4', count: 4, overCount: 0 },
        latest: [
          {
            ...{ since: '2026-01-01T09:00:00.000Z', notice: 'ONCE', isOver: false, figure: 1, threshold: null },
            ...{ botIds: [conversation.botId], botName: 'Recepción', conversationId: conversation.conversationId },
            ...{ connectionId: null, endpointId: null, text: '1 ene, 09:00 · Recepción: Calificación: 1.' },
            path: `/conversations/${conversation.conversationId}`,
          },
        ],
      },
    ],
  },
};

/** An event that did not happen, with the fields of a real one. */
export function exampleOf(type: WebhookEventType, at: Date): Pick<WebhookEvent, 'type' | 'occurredAt' | 'data'> {
  const data = examples[type];
  const startedAt = 'channel' in data ? { startedAt: at.toISOString() } : {};
  return { type, occurredAt: at, data: { ...data, ...startedAt } };
}
