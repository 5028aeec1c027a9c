/** Prefix of each kind of object; the rest of an id is its uuid in 32 hex digits. */
export const idPrefixes = {
  organization: 'org',
  user: 'usr',
  membership: 'mem',
  invitation: 'inv',
  session: 'ses',
  apiKey: 'key',
  auditEntry: 'aud',
  bot: 'bot',
  botVersion: 'ver',
  publication: 'pub',
  promptVersion: 'prv',
  pinnedConversation: 'pin',
  conversation: 'cnv',
  message: 'msg',
  contact: 'con',
  simulation: 'sim',
  previewLink: 'prl',
  receivedFile: 'fil',
  botTemplate: 'tpl',
  promptTemplate: 'ptp',
  industry: 'ind',
  usageEntry: 'use',
  job: 'job',
  connection: 'cnx',
  customConnector: 'ctr',
  actionRun: 'run',
  webhookEndpoint: 'whk',
  delivery: 'dlv',
  inboundSource: 'src',
  inboxEvent: 'inb',
  event: 'evt',
  notification: 'ntf',
  alertRule: 'alr',
  pushDevice: 'psh',
  alert: 'alt',
  mail: 'mai',
  export: 'exp',
  reportView: 'rvw',
  reportSchedule: 'rsc',
  reportDelivery: 'rdl',
  outsideRecipient: 'out',
  replyAuthor: 'rau',
} as const;

export type IdKind = keyof typeof idPrefixes;

const hexPattern = /^[0-9a-f]{32}$/;

/** The id that callers see: `bot_0198…`. */
export function toGlobalId(kind: IdKind, uuid: string): string {
  return `${idPrefixes[kind]}_${uuid.replaceAll('-', '')}`;
}

/** The uuid behind an id of this kind, or null for anything else. */
export function tryFromGlobalId(kind: IdKind, id: string): string | null {
  const [prefix, hex, ...rest] = id.split('_');
  if (prefix !== idPrefixes[kind] || hex === undefined || rest.length > 0 || !hexPattern.test(hex)) return null;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A uuid that no object has. */
const noObject = '00000000-0000-0000-0000-000000000000';

/**
 * The uuid behind an id of this kind. Any other id, also of another kind, becomes the uuid that no object has, so that it is treated like
 * an id that does not exist: first the permission is checked, then it is not found.
 */
export function fromGlobalId(kind: IdKind, id: string): string {
  return tryFromGlobalId(kind, id) ?? noObject;
}

/** The kind of an id, by its prefix; null for an unknown one. */
export function kindOfGlobalId(id: string): IdKind | null {
  const kinds = Object.keys(idPrefixes) as IdKind[];
  return kinds.find((kind) => tryFromGlobalId(kind, id) !== null) ?? null;
}
