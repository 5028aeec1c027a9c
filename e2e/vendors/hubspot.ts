import { startVendor, type Answer, type Asked, type Vendor } from './vendor.ts';

/** An object of the CRM. */
export interface StoredObject {
  readonly id: string;
  readonly properties: Record<string, string>;
}

type Kind = 'contacts' | 'deals' | 'notes';

/** A stand-in for HubSpot (v3: batch upsert, properties; v4: associations). */
export interface HubspotVendor extends Vendor {
  readonly objects: Readonly<Record<Kind, StoredObject[]>>;
  /** Properties whose values are unique, by kind of object; `email` of contacts is there from the start. */
  readonly unique: Readonly<Record<Kind, Set<string>>>;
  /** Associations as `deals/1-contacts/2`. */
  readonly associations: Set<string>;
  token: string;
}

export async function startHubspot(): Promise<HubspotVendor> {
  const state: State = {
    objects: { contacts: [], deals: [], notes: [] },
    unique: { contacts: new Set(['email']), deals: new Set(), notes: new Set() },
    associations: new Set(),
  };
  const vendor = await startVendor((asked) => {
    if (asked.headers.authorization !== `Bearer ${hubspot.token}`) return { status: 401, body: {} };
    return serve(state, asked);
  });
  const hubspot: HubspotVendor = Object.assign(vendor, { ...state, token: 'token-1' });
  return hubspot;
}

type State = Pick<HubspotVendor, 'objects' | 'unique' | 'associations'>;

function serve(state: State, { method, url, json }: Asked): Answer {
  const upsert = /^\/crm\/v3\/objects\/(contacts|deals|notes)\/batch\/upsert$/.exec(url.pathname);
  if (upsert !== null) return upsertAll(state, upsert[1] as Kind, json);
  const property = /^\/crm\/v3\/properties\/(contacts|deals|notes)$/.exec(url.pathname);
  if (property !== null) return addProperty(state, property[1] as Kind, json);
  const associated = /^\/crm\/v4\/objects\/(deals|notes)\/(\d+)\/associations\/contacts\/(\d+)$/.exec(url.pathname);
  if (associated !== null && method === 'PUT') {
    state.associations.add(`${associated[1]}/${associated[2]}-contacts/${associated[3]}`);
    return { status: 200, body: {} };
  }
  if (method === 'GET' && url.pathname === '/crm/v3/objects/contacts') return { status: 200, body: { results: [] } };
  if (url.pathname === '/account-info/v3/details') return { status: 200, body: { portalId: 62515 } };
  return { status: 404, body: {} };
}

interface Upsert {
  readonly idProperty: string;
  readonly id: string;
  readonly properties: Record<string, string>;
}

function upsertAll({ objects, unique }: State, kind: Kind, json: unknown): Answer {
  const { inputs } = json as { inputs: Upsert[] };
  if (inputs.some(({ idProperty }) => !unique[kind].has(idProperty))) return { status: 400, body: { status: 'error' } };
  const results = inputs.map(({ idProperty, id, properties }) => {
    const known = objects[kind].find((one) => one.properties[idProperty] === id);
    if (known !== undefined) {
      Object.assign(known.properties, properties);
      return { ...known, new: false };
    }
    const made = { id: String(objects[kind].length + 1), properties: { ...properties } };
    objects[kind].push(made);
    return { ...made, new: true };
  });
  return { status: 200, body: { status: 'COMPLETE', results } };
}

function addProperty({ unique }: State, kind: Kind, json: unknown): Answer {
  const { name, hasUniqueValue } = json as { name: string; hasUniqueValue: boolean };
  if (unique[kind].has(name)) return { status: 409, body: {} };
  if (hasUniqueValue) unique[kind].add(name);
  return { status: 201, body: { name } };
}
