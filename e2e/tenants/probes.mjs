import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
  isInterfaceType,
  isLeafType,
} from 'graphql';

/** Which kind of object an argument called so names, where the argument's own name does not say it. */
const kindByField = {
  bot: 'bot',
  conversation: 'conversation',
  contact: 'contact',
  organization: 'organization',
  node: 'bot',
  botTemplate: null,
  invitation: null,
};
const kindByName = {
  botId: 'bot',
  botIds: 'bot',
  conversationId: 'conversation',
  organizationId: 'organization',
  versionId: 'version',
  promptVersionId: 'promptVersion',
  membershipId: 'membership',
  sessionId: 'session',
  apiKeyId: 'apiKey',
  invitationId: 'invitation',
  simulationId: 'simulation',
  promptId: 'prompt',
  ids: 'bot',
  from: 'version',
};

/** Values that pass every check of form, so that only "whose is it?" is left to answer. */
const texts = {
  name: 'Nombre',
  email: 'nadie@correo.example',
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
  url: 'https://correo.example',
  clientMessageId: 'probe-1',
};

/** Every root field of the schema that takes an id of a tenant, with variables that name the given ids. */
export function idTakingOperations(schema) {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ];
  return roots.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).flatMap((field) => {
      const used = new Set();
      field.args.forEach((arg) => valueOf(arg.type, { path: [field.name, arg.name], ids: collector(used) }));
      return used.size === 0
        ? []
        : [{ kind, name: field.name, uses: [...used], build: (ids) => build(kind, field, ids) }];
    }),
  );
}

function collector(used) {
  return new Proxy({}, { get: (_target, kind) => (typeof kind === 'string' && used.add(kind), 'x') });
}

function build(kind, field, ids) {
  const declared = field.args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const variables = Object.fromEntries(
    field.args.map((arg) => [arg.name, valueOf(arg.type, { path: [field.name, arg.name], ids })]),
  );
  const selection = selectionOf(field.type);
  return { query: `${kind} Probe(${declared}) { ${field.name}(${passed}) ${selection} }`, variables };
}

function selectionOf(type) {
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

function valueOf(type, about) {
  if (isNonNullType(type)) return valueOf(type.ofType, about);
  if (isListType(type)) return isInputObjectType(getNamedType(type)) ? [] : [valueOf(type.ofType, about)];
  if (isEnumType(type)) return type.getValues()[0].name;
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields()).map((field) => [
        field.name,
        valueOf(field.type, { ...about, path: [...about.path, field.name] }),
      ]),
    );
  }
  return leafValue(type.name, about);
}

function leafValue(typeName, { path, ids }) {
  const name = path.at(-1);
  switch (typeName) {
    case 'ID': {
      const kind = kindByName[name] ?? kindByField[path[0]] ?? null;
      return kind === null ? null : ids[kind];
    }
    case 'Int':
      return name === 'weekday' || name === 'revision' || name === 'turn'
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
      return '2027-01-01T00:00:00Z';
    case 'Date':
      return '2026-12-25';
    case 'TimeZone':
      return 'America/Mexico_City';
    case 'JSON':
      return name === 'document' ? { id: 'main', name: 'x', events: [], groups: [], edges: [] } : null;
    default:
      return texts[name] ?? 'texto';
  }
}
