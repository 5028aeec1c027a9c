import { z } from 'zod';

/** What a connector that an organization makes can be for. The other categories have blocks of their own, which expect more of it. */
export const manifestCategories = ['CRM', 'SHEETS', 'MESSAGING', 'OTHER'] as const;

const templateMax = 4_000;

/** Named in a mistake, which is then told in words. */
export const formOfLine = 'line';

const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^(?!\s*$)[^\p{Cc}]*$/u, formOfLine);
const bilingual = (max: number) => z.strictObject({ es: line(max), en: line(max) });
const identifier = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[a-z][A-Za-z0-9]*$/, 'firstName');
const template = z.string().min(1).max(templateMax);
const pairs = z.record(z.string().min(1).max(100), template).default({});
const secret = { kind: z.literal('KEY'), header: z.string().min(1).max(100), query: z.string().min(1).max(100) };

const field = z.strictObject({
  name: identifier,
  labels: bilingual(80),
  isRequired: z.boolean().default(true),
  kind: z.enum(['TEXT', 'HOST', 'URL', 'EMAIL', 'NUMBER', 'CHOICE']).default('TEXT'),
  choices: z
    .array(z.strictObject({ value: line(100), labels: bilingual(80) }))
    .max(30)
    .default([]),
});

const input = z.strictObject({
  name: identifier,
  labels: bilingual(80),
  isRequired: z.boolean().default(true),
  /** NUMBER and BOOLEAN become such values of a JSON body; MAP an object of texts. */
  kind: z.enum(['TEXT', 'LONG_TEXT', 'NUMBER', 'BOOLEAN', 'MAP']).default('TEXT'),
});

const action = z.strictObject({
  name: identifier,
  names: bilingual(80),
  inputs: z.array(input).max(30).default([]),
  request: z.strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    path: template,
    query: pairs,
    headers: pairs,
    body: z.unknown().optional(),
  }),
  /** What the action returns: values by name, each the first match of a JSONPath. Everything where there are none. */
  mapping: z.record(z.string(), z.string().min(1).max(500)).default({}),
  /** The header with the key that is the same for every repetition. */
  idempotencyHeader: z.string().min(1).max(100).default('idempotency-key'),
});

/** The form of a manifest; `readManifest` checks the rest. */
export const manifestSchema = z.strictObject({
  name: z
    .string()
    .min(2)
    .max(40)
    .regex(/^[a-z][a-z0-9-]*$/, 'my-crm'),
  names: bilingual(60),
  summary: bilingual(200),
  category: z.enum(manifestCategories),
  /** Where the API is; the only server that gets the credential. Fields of the kind HOST may be parts of its host. */
  baseUrl: z.string().min(1).max(500),
  auth: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('NONE') }),
    z.strictObject({ ...secret, header: secret.header.optional(), query: secret.query.optional() }),
    z.strictObject({ kind: z.literal('BASIC') }),
    z.strictObject({ kind: z.literal('BEARER') }),
  ]),
  fields: z.array(field).max(20).default([]),
  actions: z.array(action).min(1).max(30),
  /** A GET that shows whether a credential works. */
  test: z.strictObject({ path: template, query: pairs, headers: pairs }),
  /** How the system proves its calls to the address of a connection; absent where it does not call. */
  inbound: z
    .strictObject({
      scheme: z.enum(['STANDARD_WEBHOOKS', 'HMAC_SHA256', 'BEARER']),
      header: z.string().min(1).max(60).optional(),
    })
    .optional(),
});

/** A connector as an organization declares it. It contains no code. */
export type ConnectorManifest = z.output<typeof manifestSchema>;
export type ManifestAction = ConnectorManifest['actions'][number];
/** The part of a request that tests and actions have in common. */
export type ManifestRequest = ConnectorManifest['test'];
