import { manifestOfSuite } from '../kit/manifest.ts';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
  isInterfaceType,
  isLeafType,
} from 'graphql';

/** The kind of object that an argument of this name identifies, where the name itself does not say it. */
const kindByField: Readonly<Record<string, string | null>> = {
  bot: 'bot',
  conversation: 'conversation',
  contact: 'contact',
  organization: 'organization',
  node: 'bot',
  receivedFile: 'receivedFile',
  botTemplate: null,
  invitation: null,
  connection: 'connection',
  webhookEndpoint: 'endpoint',
  webhookDelivery: 'delivery',
  inboundSource: 'source',
  customConnector: 'customConnector',
};
/** Null for what belongs to no tenant. */
const kindByName: Readonly<Record<string, string | null>> = {
  botId: 'bot',
  botIds: 'bot',
  into: 'bot',
  conversationId: 'conversation',
  organizationId: 'organization',
  versionId: 'version',
  versionIds: 'version',
  promptVersionId: 'promptVersion',
  membershipId: 'membership',
  sessionId: 'session',
  apiKeyId: 'apiKey',
  invitationId: 'invitation',
  simulationId: 'simulation',
  previewLinkId: 'previewLink',
  pinnedConversationId: 'pin',
  pinnedConversationIds: 'pin',
  promptId: 'prompt',
  connectionId: 'connection',
  connectorId: 'customConnector',
  endpointId: 'endpoint',
  deliveryId: 'delivery',
  sourceId: 'source',
  ruleId: 'alertRule',
  viewId: 'reportView',
  mailId: 'mail',
  exportId: 'export',
  fileIds: 'receivedFile',
  scheduleId: 'reportSchedule',
  outsideRecipientId: 'outsideRecipient',
  /** Whoever is no member gets no report. */
  recipientIds: null,
  pushDeviceId: 'pushDevice',
  notificationIds: 'notification',
  ids: 'bot',
  from: 'version',
  industryId: null,
  /** Hashes of texts, compared within the bot. */
  textIds: null,
  templateId: null,
};

/** Values that pass all validation of form, so that only the tenant is left to check. */
const texts: Readonly<Record<string, string>> = {
  name: 'Nombre',
  email: 'nadie@correo.example',
  emails: 'nadie@correo.example',
  role: '',
  tone: '',
  country: 'MX',
  currency: 'MXN',
  timeZone: 'America/Mexico_City',
  password: 'una frase larga',
  primaryColor: '#112233',
  avatarText: 'AB',
  opens: '09:00',
  closes: '10:00',
  date: '2026-12-25',
  mapUrl: '',
  content: '',
  url: 'https://correo.example',
  clientMessageId: 'probe-1',
  method: 'GET',
  secret: 'una-clave-de-prueba',
  manifest: JSON.stringify(manifestOfSuite),
};

const aRecording = {
  ...{ schemaVersion: 1, locale: 'es', startedAt: '2026-03-04T19:30:00Z', fromBlockId: null },
  ...{ variables: {}, splitSeed: null, inputs: [], results: [] },
};

/** The connector of each operation that takes one, and the values of its fields. */
const connectors: Readonly<Record<string, string>> = { startConnection: 'google-sheets', createConnection: 'http' };
const httpFields = [
  { name: 'origin', value: 'https://correo.example' },
  { name: 'scheme', value: 'BEARER' },
  { name: 'secret', value: 'una-clave-de-prueba' },
];

/** Parts of an input that exclude the others. */
const ofNumbers = ['range', 'metrics', 'states', 'outcome'];
const leftOut: Readonly<Record<string, readonly string[]>> = {
  startExport: ofNumbers,
  exportSize: ofNumbers,
  pinConversation: ['simulationId'],
};

/** An id of each kind of object. */
export type Ids = Readonly<Record<string, string>>;

/** A root field that takes ids: of which kinds, and a request that names given ones. */
export interface Operation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly name: string;
  readonly uses: readonly string[];
  readonly build: (ids: Ids) => { query: string; variables: Readonly<Record<string, unknown>> };
}

/** The position of a value, and the ids to use. */
interface Place {
  readonly path: readonly string[];
  readonly ids: Ids;
}

/** Every root field of the schema that takes an id of a tenant, with variables that name the given ids. */
export function idTakingOperations(schema: GraphQLSchema): Operation[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).flatMap((field) => {
      const used = new Set<string>();
      field.args.forEach((arg) => valueOf(arg.type, { path: [field.name, arg.name], ids: collector(used) }));
      return used.size === 0
        ? []
        : [{ kind, name: field.name, uses: [...used], build: (ids: Ids) => build(kind, field, ids) }];
    }),
  );
}

function collector(used: Set<string>): Ids {
  return new Proxy({}, { get: (_target, kind) => (typeof kind === 'string' && used.add(kind), 'x') });
}

function build(kind: Operation['kind'], field: GraphQLField<unknown, unknown>, ids: Ids) {
  const declared = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const variables = Object.fromEntries(
    field.args.map((arg) => [arg.name, valueOf(arg.type, { path: [field.name, arg.name], ids })]),
  );
  const selection = selectionOf(field.type);
  return { query: `${kind} Probe(${declared}) { ${field.name}(${passed}) ${selection} }`, variables };
}

function selectionOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named) || isInterfaceType(named)) return '{ __typename }';
  const fields = Object.values(named.getFields())
    .filter((field) => field.args.length === 0)
    .flatMap((field) => {
      const inner = getNamedType(field.type);
      if (field.name === 'userErrors') return ['userErrors { field code }'];
      if (isLeafType(inner)) return [];
      return isNonNullType(field.type) ? [] : [`${field.name} { __typename }`];
    });
  return `{ __typename ${fields.join(' ')} }`;
}

function valueOf(type: GraphQLInputType, place: Place): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, place);
  if (isListType(type)) return isInputObjectType(getNamedType(type)) ? objectsOf(place) : [valueOf(type.ofType, place)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => leftOut[place.path[0] ?? '']?.includes(field.name) !== true)
        .map((field) => [field.name, valueOf(field.type, { ...place, path: [...place.path, field.name] })]),
    );
  }
  return leafValue(type.name, place);
}

function objectsOf({ path }: Place): readonly unknown[] {
  return path[0] === 'createConnection' && path.at(-1) === 'fields' ? httpFields : [];
}

/** Null for an id that belongs to no tenant. Throws for a name that says nothing of its kind: it would not be probed. */
function kindOf(path: readonly string[]): string | null {
  const name = path.at(-1) ?? '';
  const kind = Object.hasOwn(kindByName, name) ? kindByName[name] : kindByField[path[0] ?? ''];
  if (kind === undefined) throw new Error(`of which kind is the id ${path.join('.')}?`);
  return kind;
}

function leafValue(typeName: string, { path, ids }: Place): unknown {
  const name = path.at(-1) ?? '';
  switch (typeName) {
    case 'ID': {
      const kind = kindOf(path);
      return kind === null ? null : ids[kind];
    }
    case 'Int':
      if (name === 'days') return 7;
      return name === 'weekday' || name === 'weekdays' || name === 'revision' || name === 'turn'
        ? 1
        : name === 'idleMinutes'
          ? 30
          : name === 'resumeHours'
            ? 24
            : 10;
    case 'Float':
      return 1;
    case 'Boolean':
      return true;
    case 'DateTime':
      // A range ends after it begins.
      return name === 'to' ? '2027-01-02T00:00:00Z' : '2027-01-01T00:00:00Z';
    case 'Date':
      return '2026-12-25';
    case 'TimeZone':
      return 'America/Mexico_City';
    case 'JSON':
      if (name === 'recording') return aRecording;
      return name === 'document' ? { id: 'main', name: 'x', events: [], groups: [], edges: [] } : null;
    default:
      if (name === 'connector') return connectors[path[0] ?? ''] ?? 'http';
      return texts[name] ?? 'texto';
  }
}
