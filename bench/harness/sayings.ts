/** Responses to a visitor's turns as texts with places for what differs between conversations. */

/** What differs between two conversations that say the same. */
export interface Own {
  readonly conversation: string;
  readonly token: string;
  readonly now: string;
  readonly client: string | null;
  readonly messages: readonly string[];
}

/** A response that is known by heart. */
export interface Saying {
  /** Text, then the name of a place, then text, and so on. */
  readonly parts: readonly string[];
  readonly messages: readonly { readonly author: string; readonly body: string }[];
  readonly waits: string | null;
}

interface Payload {
  readonly conversationId: string;
  readonly token: string | null;
  readonly messages: readonly {
    readonly id: string;
    readonly author: string;
    readonly at: string;
    readonly clientMessageId: string | null;
  }[];
  readonly awaiting: { readonly kind: string } | null;
}

const mark = '\u0000';

/** Cuts a response, with the bytes of the platform, into what stays and what differs. */
export function cut(response: string): Saying {
  const { payload } = (JSON.parse(response) as { readonly data: { readonly payload: Payload } }).data;
  const places: (readonly [value: string | null, place: string])[] = [
    [payload.token, 'token'],
    [payload.conversationId, 'conversation'],
    ...payload.messages.map(({ id }, index) => [id, `message ${index}`] as const),
    ...payload.messages.map(({ at }) => [at, 'now'] as const),
    ...payload.messages.map(({ clientMessageId }) => [clientMessageId, 'client'] as const),
  ];
  const text = places.reduce(
    (all, [value, place]) => (value === null ? all : all.replaceAll(`"${value}"`, `"${mark}${place}${mark}"`)),
    response,
  );
  return {
    parts: text.split(mark),
    messages: payload.messages.map((message) => ({ author: message.author, body: JSON.stringify(message) })),
    waits: payload.awaiting?.kind ?? null,
  };
}

/** The response for one conversation. */
export function filled({ parts }: Saying, own: Own): string {
  const global = (prefix: string, uuid: string) => `${prefix}_${uuid.replaceAll('-', '')}`;
  const at = (place: string): string => {
    if (place === 'conversation') return global('cnv', own.conversation);
    if (place === 'token' || place === 'now') return own[place];
    if (place === 'client') return own.client ?? '';
    return global('msg', own.messages[Number(place.slice('message '.length))] ?? '');
  };
  return parts.map((part, index) => (index % 2 === 0 ? part : at(part))).join('');
}

/** The response without what differs between conversations. */
export function masked(response: string): string {
  const { parts } = cut(response);
  return parts.join('');
}
