import { headerFault, mappingPathFault, templateFault, type TemplateFault } from '@tertulia/flow-engine';
import type { Bilingual } from '@tertulia/errors';
import { exampleAddress, hostFieldsOf } from './base-url.js';
import { bodyTemplate, textsOf } from './manifest-body.js';
import type { ConnectorManifest, ManifestAction, ManifestRequest } from './connector-manifest.js';
import { isSignatureHeader } from './inbound-source.js';
import { malformed, wrong, type ManifestProblem } from './manifest-problems.js';

type Path = readonly (string | number)[];

/** Names of the fields that hold the credential, by kind of authorisation. */
export const credentialFields = {
  NONE: [],
  KEY: ['key'],
  BASIC: ['user', 'password'],
  BEARER: ['token'],
} as const satisfies Record<ConnectorManifest['auth']['kind'], readonly string[]>;

const pairsMax = 30;
const bodyMax = 20_000;
const identifier = /^[a-z][A-Za-z0-9]{0,39}$/;

/** The mistakes of a manifest whose form is right. */
export function checkManifest(manifest: ConnectorManifest): ManifestProblem[] {
  const { fields, actions, test } = manifest;
  const paths = new Set(fields.map(({ name }) => `fields.${name}`));
  return [
    ...baseUrlProblems(manifest),
    ...authProblems(manifest),
    ...nameProblems(fields, ['fields']),
    ...fieldProblems(manifest),
    ...nameProblems(actions, ['actions']),
    ...actions.flatMap((action, at) => actionProblems(action, { at, paths })),
    ...requestProblems(test, { paths, at: ['test'] }),
    ...inboundProblems(manifest),
  ];
}

function baseUrlProblems({ baseUrl, fields }: ConnectorManifest): ManifestProblem[] {
  const example = exampleAddress(baseUrl);
  const url = URL.parse(example);
  const isPlain = url !== null && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  const isUsable = isPlain && /^https?:\/\//.test(example) && !/[\s?#\\{}@]|\/$/.test(example);
  if (!isUsable) return [malformed(['baseUrl'], 'https://api.ejemplo.com/v1')];
  const isHost = (wanted: string): boolean =>
    fields.some(({ name, kind, isRequired }) => name === wanted && kind === 'HOST' && isRequired);
  return hostFieldsOf(baseUrl).every(isHost) ? [] : [wrong(['baseUrl'], words.hostField)];
}

function authProblems({ auth }: ConnectorManifest): ManifestProblem[] {
  if (auth.kind !== 'KEY') return [];
  const { header, query } = auth;
  if ((header === undefined) === (query === undefined)) return [wrong(['auth'], words.oneKeyPlace)];
  if (header === undefined) return [];
  const fault = header.toLowerCase() === 'authorization' ? null : headerFault(header);
  return fault === null ? [] : [wrong(['auth', 'header'], headerWords[fault])];
}

function nameProblems(named: readonly { readonly name: string }[], path: Path): ManifestProblem[] {
  return named.flatMap(({ name }, at) => {
    const here = [...path, at, 'name'];
    if (name in {}) return [wrong(here, words.reserved)];
    return named.findIndex((one) => one.name === name) < at ? [wrong(here, words.repeated)] : [];
  });
}

function fieldProblems({ fields, auth }: ConnectorManifest): ManifestProblem[] {
  const taken: readonly string[] = credentialFields[auth.kind];
  return fields.flatMap(({ name, kind, choices }, at) => {
    const here = ['fields', at];
    const values = choices.map(({ value }) => value);
    return [
      ...(taken.includes(name) ? [wrong([...here, 'name'], words.taken)] : []),
      ...((kind === 'CHOICE') === choices.length > 0 ? [] : [wrong([...here, 'choices'], words.choices)]),
      ...(new Set(values).size === values.length ? [] : [wrong([...here, 'choices'], words.repeated)]),
    ];
  });
}

interface ActionPlace {
  readonly at: number;
  readonly paths: ReadonlySet<string>;
}

function actionProblems(action: ManifestAction, { at, paths }: ActionPlace): ManifestProblem[] {
  const { inputs, request, mapping, idempotencyHeader } = action;
  const here = ['actions', at];
  const known = new Set([...paths, ...inputs.map(({ name }) => `inputs.${name}`)]);
  return [
    ...nameProblems(inputs, [...here, 'inputs']),
    ...requestProblems(request, { paths: known, at: [...here, 'request'] }),
    ...bodyProblems(request, { paths: known, at: [...here, 'request', 'body'] }),
    ...mappingProblems(mapping, [...here, 'mapping']),
    ...idempotencyProblems(idempotencyHeader, [...here, 'idempotencyHeader']),
  ];
}

interface Place {
  readonly paths: ReadonlySet<string>;
  readonly at: Path;
}

function requestProblems({ path, query, headers }: ManifestRequest, { paths, at }: Place): ManifestProblem[] {
  const isPath = path.startsWith('/') && !/[?#\s\\]/.test(path.replaceAll(/\{\{[^{}]*\}\}/g, ''));
  const fault = isPath ? templateFault(`https://host.example${path}`, paths, 'url') : 'URL';
  return [
    ...(fault === null ? [] : [wrong([...at, 'path'], faultWords[fault])]),
    ...pairProblems(query, { paths, at: [...at, 'query'] }),
    ...pairProblems(headers, { paths, at: [...at, 'headers'] }),
    ...Object.keys(headers).flatMap((name) => {
      const found = headerFault(name);
      return found === null ? [] : [wrong([...at, 'headers', name], headerWords[found])];
    }),
  ];
}

function pairProblems(pairs: Readonly<Record<string, string>>, { paths, at }: Place): ManifestProblem[] {
  const entries = Object.entries(pairs);
  if (entries.length > pairsMax) return [{ path: at.map(String), code: 'TOO_LONG', params: { max: pairsMax } }];
  return entries.flatMap(([name, value]) => textProblems(value, { paths, at: [...at, name] }));
}

function textProblems(value: string, { paths, at }: Place): ManifestProblem[] {
  const fault = templateFault(value, paths, 'text');
  return fault === null ? [] : [wrong(at, faultWords[fault])];
}

function bodyProblems({ method, body }: ManifestAction['request'], { paths, at }: Place): ManifestProblem[] {
  if (body === undefined) return [];
  if (method === 'GET') return [wrong(at, words.bodyOfGet)];
  const source = bodyTemplate(body);
  if (source.length > bodyMax) return [{ path: at.map(String), code: 'TOO_LONG', params: { max: bodyMax } }];
  const inTexts = textsOf(body).flatMap(({ path, text }) => textProblems(text, { paths, at: [...at, ...path] }));
  if (inTexts.length > 0) return inTexts;
  const fault = templateFault(source, paths, 'json');
  return fault === null ? [] : [wrong(at, faultWords[fault])];
}

function mappingProblems(mapping: Readonly<Record<string, string>>, at: Path): ManifestProblem[] {
  const entries = Object.entries(mapping);
  if (entries.length > pairsMax) return [{ path: at.map(String), code: 'TOO_LONG', params: { max: pairsMax } }];
  return entries.flatMap(([name, path]) => {
    const fault = mappingPathFault(path);
    const isNamed = identifier.test(name) && !(name in {});
    return [
      ...(isNamed ? [] : [malformed([...at, name], 'firstName')]),
      ...(fault === null ? [] : [wrong([...at, name], fault === 'SYNTAX' ? words.jsonPath : words.costlyPath)]),
    ];
  });
}

function idempotencyProblems(name: string, at: Path): ManifestProblem[] {
  const fault = name.toLowerCase() === 'idempotency-key' ? null : headerFault(name);
  return fault === null ? [] : [wrong(at, headerWords[fault])];
}

function inboundProblems({ inbound }: ConnectorManifest): ManifestProblem[] {
  if (inbound === undefined) return [];
  const { scheme, header } = inbound;
  if (scheme !== 'HMAC_SHA256') return header === undefined ? [] : [wrong(['inbound', 'header'], words.noHeader)];
  if (header === undefined) return [{ path: ['inbound', 'header'], code: 'REQUIRED' }];
  return isSignatureHeader(header) ? [] : [malformed(['inbound', 'header'], 'x-signature-256')];
}

const faultWords: Readonly<Record<TemplateFault, Bilingual>> = {
  SYNTAX: { es: 'las llaves {{ }} no están bien escritas', en: 'the braces {{ }} are not well formed' },
  PATH: {
    es: 'entre {{ }} solo puede estar inputs.x o fields.x de un dato que exista, sin filtros',
    en: 'between {{ }} only inputs.x or fields.x of a value that exists can stand, without filters',
  },
  URL: {
    es: 'la ruta empieza con / y no contiene ?, #, espacios ni los segmentos . y ..',
    en: 'the path begins with / and contains no ?, #, spaces or the segments . and ..',
  },
  JSON: { es: 'el cuerpo no es JSON', en: 'the body is not JSON' },
  KEY: {
    es: 'el nombre de un campo del cuerpo no puede contener {{ }}',
    en: 'the name of a field of the body cannot contain {{ }}',
  },
};

const headerWords = {
  SYNTAX: { es: 'no es el nombre de un encabezado', en: 'it is not the name of a header' },
  FIXED: {
    es: 'este encabezado lo pone la plataforma o la credencial',
    en: 'this header is set by the platform or the credential',
  },
} as const;

const words = {
  hostField: {
    es: 'entre {{ }} solo puede estar fields.x de un campo obligatorio de kind HOST',
    en: 'between {{ }} only fields.x of a required field of the kind HOST can stand',
  },
  oneKeyPlace: {
    es: 'una clave va en header o en query, no en ambos',
    en: 'a key goes in header or in query, not in both',
  },
  repeated: { es: 'se repite', en: 'it occurs twice' },
  reserved: { es: 'este nombre está reservado', en: 'this name is reserved' },
  taken: { es: 'este nombre es el de la credencial', en: 'this name is that of the credential' },
  choices: {
    es: 'las opciones son para kind CHOICE, que necesita al menos una',
    en: 'choices are for the kind CHOICE, which needs at least one',
  },
  bodyOfGet: { es: 'una solicitud GET no lleva cuerpo', en: 'a GET request has no body' },
  jsonPath: {
    es: 'no es JSONPath; por ejemplo, $.cliente.id',
    en: 'it is not JSONPath; for example, $.customer.id',
  },
  costlyPath: {
    es: 'la ruta es demasiado compleja: a lo más un «..», un filtro y una función',
    en: 'the path is too complex: at most one “..”, one filter and one function',
  },
  noHeader: { es: 'solo HMAC_SHA256 lleva encabezado', en: 'only HMAC_SHA256 has a header' },
} as const;
