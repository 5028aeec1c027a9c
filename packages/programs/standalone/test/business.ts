import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Gateway } from '@tertulia/gateway';
import { eventually } from '@tertulia/testkit';
import { expect } from '@jest/globals';

/** One answer of the graph. */
type Answer<Data> = { data?: Data | null; errors?: unknown };

/** Who asks: the credential, and the id that marks everything the request causes. */
export interface Caller {
  readonly headers?: Readonly<Record<string, string>>;
  readonly requestId?: string;
}

export type Ask = <Data>(operation: object, caller?: Caller) => Promise<Data>;

/** The gateway on a port, as browsers reach it. */
export async function listenTo(
  gateway: Gateway,
): Promise<{ ask: Ask; signUp: () => Promise<Caller>; signIn: () => Promise<Caller>; close(): void }> {
  const server = createServer((request, response) => void gateway.handleRequest(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const post = (operation: object, { headers = {}, requestId }: Caller): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', origin: 'https://tertulia.test', ...headers },
        ...(requestId === undefined ? {} : { 'x-request-id': requestId }),
      },
      body: JSON.stringify(operation),
    });
  const enter = async (operation: object): Promise<Caller> => {
    const response = await post(operation, {});
    expect(await response.json()).toMatchObject({ data: { entered: { userErrors: [] } } });
    const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0]);
    return { headers: { cookie: cookie.join('; ') } };
  };
  return {
    ask: async <Data>(operation: object, caller: Caller = {}) => {
      const { data, errors } = (await (await post(operation, caller)).json()) as Answer<Data>;
      if (errors !== undefined || data === undefined || data === null) throw new Error(JSON.stringify(errors));
      return data;
    },
    signUp: async () => enter({ query: signUp, variables: { input: person } }),
    signIn: async () => enter({ query: signIn, variables: { input: { email, password } } }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const signUp = 'mutation ($input: SignUpInput!) { entered: signUp(input: $input) { userErrors { code message } } }';
const signIn = 'mutation ($input: SignInInput!) { entered: signIn(input: $input) { userErrors { code message } } }';
const [email, password] = ['lucia@correo.example', 'una frase larga y tranquila'];
const person = {
  ...{ email, password, name: 'Lucía', locale: 'es' },
  organization: { name: 'Salón', country: 'MX', timeZone: 'America/Mexico_City', currency: 'MXN', locale: 'es' },
};

/** A bot that is live. */
export interface LiveBot {
  readonly id: string;
  readonly publicId: string;
}

/** Makes a bot of the first template for salons, and waits until it is live. */
export async function liveBot(ask: Ask, owner: Caller): Promise<LiveBot> {
  const { industries } = await ask<{ industries: { slug: string; templates: { id: string }[] }[] }>(
    { query: '{ industries { slug templates { id } } }' },
    owner,
  );
  const templateId = industries.find(({ slug }) => slug === 'salon')?.templates[0]?.id;
  const answers = Object.entries({ name: 'Salón', country: 'MX' }).map(([key, value]) => ({ key, value }));
  const { made } = await ask<{ made: { bot: { id: string } | null; userErrors: unknown[] } }>(
    {
      query: `mutation ($input: InstantiateTemplateInput!) { made: instantiateTemplate(input: $input) {
        bot { id } userErrors { code message } } }`,
      variables: { input: { templateId, locale: 'es', answers, publish: true } },
    },
    owner,
  );
  expect(made.userErrors).toEqual([]);
  return eventually(
    async () => {
      const { bot } = await ask<{ bot: LiveBot & { status: string } }>(
        { query: 'query ($id: ID!) { bot(id: $id) { id publicId status } }', variables: { id: made.bot?.id } },
        owner,
      );
      expect(bot.status).toBe('LIVE');
      return bot;
    },
    { deadlineMs: 60_000, everyMs: 200 },
  );
}
