import { manifestAt, type Manifest } from './manifests.js';

type Value = string | number | boolean | null | undefined | object;

/** A manifest that must be refused: what is wrong, its text, the path of the mistake and the code. */
export interface BadManifest {
  readonly what: string;
  readonly text: string;
  readonly path: string;
  readonly code: string;
}

const address = 'https://api.agenda.example/v1';

/** The good manifest with another value at a path such as `actions.0.name`; undefined removes it. */
function bad(what: string, where: string, value: Value, said: { path?: string; code: string }): BadManifest {
  const manifest = structuredClone(manifestAt(address)) as unknown as Record<string, unknown>;
  const steps = where.split('.');
  const last = steps.pop() ?? '';
  let at = manifest;
  for (const step of steps) at = at[step] as Record<string, unknown>;
  if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
  return { what, text: JSON.stringify(manifest), path: said.path ?? where, code: said.code };
}

const raw = (what: string, text: string, path: string, code: string): BadManifest => ({ what, text, path, code });
const action: Manifest['actions'][number] | undefined = manifestAt(address).actions[0];
const [field] = manifestAt(address).fields;
const atName = { path: 'fields.1.name', code: 'INVALID_VALUE' };
const [required, value, format, long] = [
  { code: 'REQUIRED' },
  { code: 'INVALID_VALUE' },
  { code: 'INVALID_FORMAT' },
  { code: 'TOO_LONG' },
];
const withOptionalHost = {
  ...{ ...manifestAt('https://{{fields.branch}}.example'), fields: [{ ...field, kind: 'HOST', isRequired: false }] },
};
const request = 'actions.0.request';

/** Each has one mistake. */
export const badManifests: readonly BadManifest[] = [
  raw('an empty text', '', '', 'INVALID_VALUE'),
  raw('a text that is no JSON', '{ "name": }', '', 'INVALID_VALUE'),
  raw('a list', '[]', '', 'INVALID_VALUE'),
  raw('null', 'null', '', 'INVALID_VALUE'),
  raw('nesting without end', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, '', 'OUT_OF_RANGE'),
  raw('a text longer than a manifest may be', `"${'x'.repeat(70_000)}"`, '', 'TOO_LONG'),
  bad('no name', 'name', undefined, required),
  bad('a name with capitals', 'name', 'Agenda Sur', format),
  bad('a number as the name', 'name', 7, value),
  bad('an unknown property', 'script', 'alert(1)', value),
  bad('a name in one language only', 'names.en', undefined, required),
  bad('a blank summary', 'summary.es', '   ', value),
  bad('a summary of two lines', 'summary.es', 'Uno\ndos', value),
  bad('a summary that is too long', 'summary.en', 'x'.repeat(201), long),
  bad('a category with blocks of its own', 'category', 'MODEL', value),
  bad('no base address', 'baseUrl', undefined, required),
  bad('another scheme', 'baseUrl', 'ftp://api.agenda.example', format),
  bad('a user name in the base address', 'baseUrl', 'https://ana@api.agenda.example', format),
  bad('a field of another kind in the host', 'baseUrl', 'https://{{fields.branch}}.example', value),
  bad('an unknown field in the host', 'baseUrl', 'https://{{fields.shop}}.example', value),
  bad('an input in the host', 'baseUrl', 'https://{{inputs.person}}.example', format),
  bad('a filter in the host', 'baseUrl', 'https://{{fields.branch | upcase}}.example', format),
  bad('an output that is a part of a label', 'baseUrl', 'https://api-{{fields.branch}}.example', format),
  bad('an output in the path of the base address', 'baseUrl', 'https://api.agenda.example/{{fields.branch}}', format),
  bad('an output in the port', 'baseUrl', 'https://api.agenda.example:{{fields.branch}}', format),
  bad('an output before an @', 'baseUrl', 'https://{{fields.branch}}@api.agenda.example', format),
  bad('a query in the base address', 'baseUrl', 'https://api.agenda.example?x=1', format),
  bad('a slash at the end of the base address', 'baseUrl', 'https://api.agenda.example/', format),
  raw('an optional field in the host', JSON.stringify(withOptionalHost), 'baseUrl', 'INVALID_VALUE'),
  bad('a private address', 'baseUrl', 'https://169.254.169.254/latest', value),
  bad('http without an exception', 'baseUrl', 'http://api.agenda.example', value),
  bad('an unknown kind of authorisation', 'auth', { kind: 'OAUTH' }, { path: 'auth.kind', code: 'INVALID_VALUE' }),
  bad('a key in two places', 'auth', { kind: 'KEY', header: 'x-key', query: 'key' }, value),
  bad('a key without a place', 'auth', { kind: 'KEY' }, value),
  bad('a key in the header of the host', 'auth.header', 'Host', value),
  bad('a key in a header that is none', 'auth.header', 'x key', value),
  bad('a field that holds the credential', 'fields.1', { ...field, name: 'key' }, atName),
  bad('a reserved name', 'fields.1', { ...field, name: 'constructor' }, atName),
  bad('an unknown kind of field', 'fields.0.kind', 'SECRET', value),
  bad('a choice without choices', 'fields.0.kind', 'CHOICE', { path: 'fields.0.choices', code: 'INVALID_VALUE' }),
  bad('no action', 'actions', [], required),
  bad('two actions of one name', 'actions', [action, action], { path: 'actions.1.name', code: 'INVALID_VALUE' }),
  bad('an unknown kind of input', 'actions.0.inputs.0.kind', 'CODE', value),
  bad('an unknown method', `${request}.method`, 'TRACE', value),
  bad('no path', `${request}.path`, undefined, required),
  bad('a path without a slash', `${request}.path`, '.elsewhere.example/x', value),
  bad('a path that leaves the base address', `${request}.path`, '/../admin', value),
  bad('a query in the path', `${request}.path`, '/x?admin=1', value),
  bad('a value that does not exist', `${request}.path`, '/{{inputs.missing}}', value),
  bad('the credential as a value', `${request}.headers.x-person`, '{{fields.key}}', value),
  bad('a filter', `${request}.query.source`, '{{inputs.person | upcase}}', value),
  bad('open braces', `${request}.query.source`, '{{inputs.person', value),
  bad('a tag', `${request}.query.source`, '{% if x %}', value),
  bad(
    'a header of the credential',
    `${request}.headers`,
    { Authorization: 'x' },
    {
      ...{ path: `${request}.headers.Authorization`, code: 'INVALID_VALUE' },
    },
  ),
  bad('a body with GET', `${request}.method`, 'GET', { path: `${request}.body`, code: 'INVALID_VALUE' }),
  bad('an output as the name of a field', `${request}.body`, { '{{inputs.person}}': 1 }, value),
  bad('a value in the body that does not exist', `${request}.body.note`, 'De {{fields.none}}', value),
  bad('a body that is too long', `${request}.body`, { x: 'x'.repeat(21_000) }, long),
  bad('a path of the response that is none', 'actions.0.mapping.bookingId', 'data.id', value),
  bad('a path of the response that costs too much', 'actions.0.mapping.bookingId', '$..a..b', value),
  bad(
    'a result with a name that is none',
    'actions.0.mapping',
    { 'x y': '$.a' },
    {
      ...{ path: 'actions.0.mapping.x y', code: 'INVALID_FORMAT' },
    },
  ),
  bad('a header for repetitions that is none', 'actions.0.idempotencyHeader', 'x y', value),
  bad('no test', 'test', undefined, required),
  bad('a test with inputs', 'test.path', '/{{inputs.person}}', value),
  bad('the scheme of a vendor', 'inbound.scheme', 'SLACK', value),
  bad('a signature without its header', 'inbound.header', undefined, required),
  bad('a signature in a header that says something else', 'inbound.header', 'cookie', format),
];
