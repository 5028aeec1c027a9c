import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';
import type { EditedConnectorFragment, ListedOwnConnectorFragment, OwnConnectorsQuery } from '../../../gql/graphql.js';
import type { Tone } from '../../../ui/index.js';

/** A connector that the organization has made, as it is listed. */
export type ListedOwnConnector = ListedOwnConnectorFragment;
/** The same with its manifest. */
export type OwnConnector = EditedConnectorFragment;

/** The colour of the state of a connector. */
export const connectorTones: Record<OwnConnector['state'], Tone> = {
  DRAFT: 'neutral',
  SUBMITTED: 'info',
  IN_CATALOGUE: 'ok',
  REJECTED: 'warn',
};

/** The address of the editor of a connector. */
export function connectorAddress({ id }: Pick<OwnConnector, 'id'>): string {
  return `/integrations/connectors/${encodeURIComponent(id)}`;
}

const feature = 'custom-connectors';

/** The name of the plan that an organization needs to make connectors; null where its plan includes them or is not known. */
export function neededPlan({ plans, organization }: OwnConnectorsQuery): string | null {
  const including = (plans ?? []).filter(({ features }) =>
    features.some(({ key, isIncluded }) => key === feature && isIncluded),
  );
  const own = organization?.subscription?.plan.code;
  const smallest = including[0];
  if (own === undefined || smallest === undefined || including.some(({ code }) => code === own)) return null;
  return smallest.name;
}

/** A manifest that is valid, to start from. */
export const starterManifest = `${JSON.stringify(
  {
    name: 'mi-agenda',
    names: { es: 'Mi agenda', en: 'My calendar' },
    summary: { es: 'Guarda citas en mi agenda.', en: 'Stores bookings in my calendar.' },
    category: 'OTHER',
    baseUrl: 'https://api.example.com/v1',
    auth: { kind: 'KEY', header: 'x-api-key' },
    fields: [{ name: 'branch', labels: { es: 'Sucursal', en: 'Branch' } }],
    actions: [
      {
        name: 'addBooking',
        names: { es: 'Agregar cita', en: 'Add booking' },
        inputs: [{ name: 'person', labels: { es: 'Persona', en: 'Person' } }],
        request: {
          method: 'POST',
          path: '/branches/{{fields.branch}}/bookings',
          body: { person: '{{inputs.person}}' },
        },
        mapping: { bookingId: '$.data.id' },
      },
    ],
    test: { path: '/me' },
  },
  null,
  2,
)}\n`;

/** A mistake of a manifest: where it is, and what to do. `path` is empty for the whole. */
export type ManifestMistake = { path: readonly string[]; message: string };

/** The mistakes among refusals of an input; the path begins behind the manifest. */
export function mistakesOf(
  refusals: readonly { field?: readonly string[] | null; message: string }[],
): ManifestMistake[] {
  return refusals.map(({ field, message }) => {
    const at = (field ?? []).indexOf('manifest');
    return { path: at === -1 ? [] : (field ?? []).slice(at + 1), message };
  });
}

const index = /^\d+$/u;

/** A path for people: `actions[0].request.path`. */
export function pathInWords(path: readonly string[]): string {
  return path.map((part, place) => (index.test(part) ? `[${part}]` : `${place === 0 ? '' : '.'}${part}`)).join('');
}

/** Where a path, or the nearest part above it that exists, stands in the text of a manifest. */
export function placeOf(text: string, path: readonly string[]): { offset: number; length: number; line: number } {
  const root = parseTree(text);
  const node = root === undefined ? undefined : nearest(root, path);
  const offset = node?.offset ?? 0;
  return { offset, length: node?.length ?? 0, line: text.slice(0, offset).split('\n').length };
}

function nearest(root: Node, path: readonly string[]): Node | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const parts = path.slice(0, length).map((part) => (index.test(part) ? Number(part) : part));
    const found = findNodeAtLocation(root, parts);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A value that is asked for before a manifest is tried. */
export type AskedValue = {
  name: string;
  label: string;
  isRequired: boolean;
  /** Which part of the credential it is; null for a field or an input. */
  credential: Credential | null;
};

/** A part of a credential. */
export type Credential = 'key' | 'token' | 'user' | 'password';

/** What can be tried of a manifest: its actions, and the values that each needs. */
export type Tryable = { name: string; label: string; fields: readonly AskedValue[]; inputs: readonly AskedValue[] };

const credentials: Readonly<Record<string, readonly Credential[]>> = {
  KEY: ['key'],
  BEARER: ['token'],
  BASIC: ['user', 'password'],
};

/** The actions of a manifest as far as its text can be read; the server says what is wrong with it. */
export function tryableOf(text: string, locale: 'es' | 'en'): Tryable[] {
  const manifest = recordOf(parsed(text));
  const secret = credentials[String(recordOf(manifest['auth'])['kind'])] ?? [];
  const fields = [
    ...listOf(manifest['fields']).map((one) => asked(one, locale)),
    ...secret.map((name) => ({ name, label: name, isRequired: true, credential: name })),
  ];
  return listOf(manifest['actions']).map((action) => ({
    name: textOf(action['name']),
    label: textOf(recordOf(action['names'])[locale]) || textOf(action['name']),
    fields,
    inputs: listOf(action['inputs']).map((one) => asked(one, locale)),
  }));
}

function asked(one: Record<string, unknown>, locale: 'es' | 'en'): AskedValue {
  const name = textOf(one['name']);
  const label = textOf(recordOf(one['labels'])[locale]) || name;
  return { name, label, isRequired: one['isRequired'] !== false, credential: null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
