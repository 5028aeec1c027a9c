import { z } from 'zod';
import { callVendor, pairsOf, required } from '../call-vendor.js';
import {
  ConnectorError,
  type Connector,
  type ConnectorContext,
  type FieldValues,
  type JsonValue,
} from '../connector.js';
import { input } from '../fields.js';

/** Holds our effect id in deals and notes; HubSpot keeps its values unique, so that a repetition updates instead of adding. */
const keyProperty = 'tertulia_effect_id';
const upserted = z.object({ results: z.array(z.object({ id: z.string(), new: z.boolean().optional() })).min(1) });
const anything = z.unknown();
const associationTypes = { deals: { contacts: 3 }, notes: { contacts: 202 } } as const;

/** HubSpot: contacts by e-mail, deals and notes by our effect id. */
export const hubspotConnector: Connector = {
  ...{ name: 'hubspot', version: 1, category: 'CRM', apiUrl: 'https://api.hubapi.com', fields: [] },
  names: { es: 'HubSpot', en: 'HubSpot' },
  summary: {
    es: 'Guarda contactos, negocios y notas en tu HubSpot.',
    en: 'Stores contacts, deals and notes in your HubSpot.',
  },
  auth: {
    ...{ kind: 'OAUTH', provider: 'hubspot', extraParameters: {} },
    revocation: { how: 'PATH', url: 'https://api.hubapi.com/oauth/v1/refresh-tokens' },
    scopes: [
      ...['oauth', 'crm.objects.contacts.read', 'crm.objects.contacts.write', 'crm.objects.deals.read'],
      ...['crm.objects.deals.write', 'crm.schemas.deals.write', 'crm.schemas.contacts.write'],
    ],
    authorizationUrl: 'https://app.hubspot.com/oauth/authorize',
    tokenUrl: 'https://api.hubapi.com/oauth/v1/token',
  },
  inbound: { scheme: 'HUBSPOT' },
  actions: [
    {
      name: 'upsertContact',
      names: { es: 'Guardar un contacto', en: 'Store a contact' },
      inputs: [
        input('email', { es: 'Correo', en: 'E-mail' }),
        input('properties', { es: 'Propiedades', en: 'Properties' }, { kind: 'MAP', isRequired: false }),
      ],
      run: upsertContact,
    },
    {
      name: 'createDeal',
      names: { es: 'Crear un negocio', en: 'Create a deal' },
      inputs: [
        input('name', { es: 'Nombre', en: 'Name' }),
        input('amount', { es: 'Importe', en: 'Amount' }, { isRequired: false }),
        input('stage', { es: 'Etapa', en: 'Stage' }, { isRequired: false }),
        input('contactEmail', { es: 'Correo del contacto', en: 'E-mail of the contact' }, { isRequired: false }),
      ],
      run: createDeal,
    },
    {
      name: 'addNote',
      names: { es: 'Agregar una nota a un contacto', en: 'Add a note to a contact' },
      inputs: [
        input('contactEmail', { es: 'Correo del contacto', en: 'E-mail of the contact' }),
        input('text', { es: 'Texto', en: 'Text' }, { kind: 'LONG_TEXT' }),
      ],
      run: addNote,
    },
  ],
  async test(context) {
    await callVendor(context, { method: 'GET', path: '/crm/v3/objects/contacts?limit=1', response: anything });
  },
  async accountLabel(context) {
    const response = z.object({ portalId: z.number() });
    const { portalId } = await callVendor(context, { method: 'GET', path: '/account-info/v3/details', response });
    return `HubSpot ${portalId}`;
  },
};

async function upsertContact(context: ConnectorContext, inputs: FieldValues): Promise<JsonValue> {
  const email = required(inputs, 'email');
  const properties = (inputs['properties'] ?? '').trim() === '' ? {} : pairsOf(inputs, 'properties');
  return upsert(context, 'contacts', { idProperty: 'email', id: email, properties: { ...properties, email } });
}

async function createDeal(context: ConnectorContext, inputs: FieldValues): Promise<JsonValue> {
  const { amount = '', stage = '', contactEmail = '' } = inputs;
  const properties = {
    dealname: required(inputs, 'name'),
    ...(amount === '' ? {} : { amount }),
    ...(stage === '' ? {} : { dealstage: stage }),
  };
  const contactId = contactEmail === '' ? null : await contactOf(context, contactEmail);
  return upsertOnce(context, 'deals', { properties, contactId });
}

async function addNote(context: ConnectorContext, inputs: FieldValues): Promise<JsonValue> {
  const contactId = await contactOf(context, required(inputs, 'contactEmail'));
  const properties = { hs_note_body: asHtml(required(inputs, 'text')), hs_timestamp: new Date().toISOString() };
  return upsertOnce(context, 'notes', { properties, contactId });
}

type Kind = 'deals' | 'notes';

interface Once {
  readonly properties: Readonly<Record<string, string>>;
  readonly contactId: string | null;
}

/** Adds a deal or note; the property that makes it unique is created at the first use. */
async function upsertOnce(context: ConnectorContext, kind: Kind, { properties, contactId }: Once): Promise<JsonValue> {
  const item = {
    idProperty: keyProperty,
    id: context.effectId,
    properties: { ...properties, [keyProperty]: context.effectId },
  };
  const stored = await upsert(context, kind, item).catch(async (error: unknown) => {
    if (!(error instanceof ConnectorError) || error.status !== 400) throw error;
    await createKeyProperty(context, kind);
    return upsert(context, kind, item);
  });
  if (contactId !== null) await associate(context, { kind, id: stored.id, contactId });
  return stored;
}

interface Upserted {
  readonly idProperty: string;
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
}

async function upsert(
  context: ConnectorContext,
  kind: Kind | 'contacts',
  item: Upserted,
): Promise<{ id: string; isNew: boolean }> {
  const path = `/crm/v3/objects/${kind}/batch/upsert`;
  const { results } = await callVendor(context, { method: 'POST', path, body: { inputs: [item] }, response: upserted });
  const [stored] = results;
  return { id: stored?.id ?? '', isNew: stored?.new ?? false };
}

/** 409 says that it exists. */
async function createKeyProperty(context: ConnectorContext, kind: Kind): Promise<void> {
  const body = {
    ...{
      name: keyProperty,
      label: 'Tertulia id',
      type: 'string',
      fieldType: 'text',
      hasUniqueValue: true,
      hidden: true,
    },
    groupName: kind === 'deals' ? 'dealinformation' : 'engagement',
  };
  const path = `/crm/v3/properties/${kind}`;
  await callVendor(context, { method: 'POST', path, body, response: anything, accepts: [409] });
}

async function contactOf(context: ConnectorContext, email: string): Promise<string> {
  const { id } = await upsert(context, 'contacts', { idProperty: 'email', id: email, properties: { email } });
  return id;
}

/** Repeating it changes nothing. */
async function associate(context: ConnectorContext, { kind, id, contactId }: Association): Promise<void> {
  const type = { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: associationTypes[kind].contacts };
  const path = `/crm/v4/objects/${kind}/${encodeURIComponent(id)}/associations/contacts/${encodeURIComponent(contactId)}`;
  await callVendor(context, { method: 'PUT', path, body: [type], response: anything });
}

interface Association {
  readonly kind: Kind;
  readonly id: string;
  readonly contactId: string;
}

/** Notes are HTML: what a visitor wrote stays text. */
function asHtml(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? character).replaceAll('\n', '<br>');
}
