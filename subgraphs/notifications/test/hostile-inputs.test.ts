import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Mail } from '@tertulia/mail';
import { toGlobalId } from '@tertulia/subgraph';
import { eventually, testId } from '@tertulia/testkit';
import { botOne, notificationsWorld, organizationA, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await notificationsWorld();
  world.start();
});
afterAll(async () => world.close());

const html = (name: string) => [
  `<b>${name}</b>`,
  `<script>alert("${name}")</script>`,
  `"><img src=x onerror=alert(1)> ${name}`,
  `</title><h1>${name}`,
  `<!-- ${name}`,
  `<a href="https://evil.example">${name}</a>`,
  `&lt;i&gt; ${name}`,
  `<style>*{display:none}</style>${name}`,
  `${name} {{name}} \${7*7} %s`,
  `<svg/onload=alert(1)>${name}`,
];

/** What a reader of the part with markup sees: its texts, without tags. */
function shownBy({ html: markup }: Mail): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#x27': "'", '#39': "'" };
  return markup
    .replace(/<head>[^]*<\/head>/, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(#?\w+);/g, (entity, name: string) => entities[name] ?? entity);
}

async function urgency(n: number): Promise<void> {
  const startedAt = world.clock.now().toISOString();
  const about = { conversationId: testId(n), botId: botOne, versionId: null, channel: 'WEB', startedAt };
  await world.emit('runtime.urgency-detected.v1', organizationA, { ...about, kind: 'HEALTH' });
}

async function mailsAfter(happens: () => Promise<unknown>, count: number): Promise<Mail[]> {
  world.server.received.length = 0;
  // Of one kind a person gets only some mails in an hour.
  world.clock.advance(3_600_001);
  await happens();
  return eventually(async () => {
    expect(world.server.received.length).toBe(count);
    return [...world.server.received];
  });
}

describe('HTML in a name is a text in both parts', () => {
  const tags = (markup: string) => [...markup.matchAll(/<([a-z][\w-]*)/gi)].map(([, name = '']) => name.toLowerCase());
  let usual: ReadonlySet<string>;
  let kept: World['people'];
  beforeAll(async () => {
    kept = world.people.map((person) => ({ ...person }));
    const [mail] = await mailsAfter(async () => urgency(0x200), 2);
    usual = new Set(tags(mail?.html ?? ''));
  });
  afterAll(() => {
    world.people.splice(0, world.people.length, ...kept);
    Object.assign(world.names, { organization: 'Salón', bot: 'Recepción' });
  });

  test.each(html('Planted').map((_, index) => index))(
    'of person, organization and bot, in the mail of a notification and in a test mail (%i)',
    async (index) => {
      const [person = '', organization = '', bot = ''] = ['Persona', 'Empresa', 'Robot'].map(
        (name) => html(name)[index],
      );
      Object.assign(world.names, { organization, bot });
      world.people.splice(0, world.people.length, ...kept.map((one) => ({ ...one, name: person })));
      const told = await mailsAfter(async () => urgency(0x210 + index), 2);
      const ana = { ...world.principalOf(person) };
      const tried = await mailsAfter(
        async () => world.tell(ana, 'mutation { sendTestMail { mail { id } userErrors { code } } }'),
        1,
      );
      for (const mail of [...told, ...tried]) {
        expect(mail.to.name).toBe(person);
        expect([...new Set(tags(mail.html))].filter((tag) => !usual.has(tag))).toEqual([]);
        expect(mail.html).not.toMatch(/evil\.example"|<img[^>]*onerror|<b>(Persona|Empresa|Robot)/);
        expect(shownBy(mail)).toContain(organization);
        expect(mail.text).toContain(organization);
      }
      for (const mail of told) {
        expect(shownBy(mail)).toContain(bot);
        expect(mail.text).toContain(bot);
      }
    },
  );
});

interface Refused {
  readonly codes: unknown[];
  readonly words: string[];
}

/** The codes and words of what was refused, of whatever kind. */
async function refusalOf(query: string, input: object): Promise<Refused> {
  const { data, errors = [] } = await world.ask(world.principalOf('Ana'), query, { input });
  const [field] = Object.values(data ?? {}) as { userErrors?: { code: string; message: string }[] }[];
  const problems = field?.userErrors ?? [];
  return {
    codes: [...errors.map(({ extensions }) => extensions['code']), ...problems.map(({ code }) => code)],
    words: [...errors, ...problems].map(({ message }) => message),
  };
}

const preferences = `mutation ($input: UpdateNotificationPreferencesInput!) {
  updateNotificationPreferences(input: $input) { userErrors { code message } } }`;
const saveRule =
  'mutation ($input: SaveAlertRuleInput!) { saveAlertRule(input: $input) { userErrors { code message } } }';
const markRead = `mutation ($input: MarkNotificationsReadInput!) {
  markNotificationsRead(input: $input) { count userErrors { code message } } }`;

const stored = async () =>
  world.tell(
    world.principalOf('Ana'),
    `query ($user: ID!, $organization: ID!) {
      person: _entities(representations: [{ __typename: "User", id: $user }]) { ... on User {
        unreadNotifications notificationPreferences { timeZone routes { kind way isOn bots { id } } } } }
      rules: _entities(representations: [{ __typename: "Organization", id: $organization }]) { ... on Organization {
        alertRules { id kind ways bots { id } } } } }`,
    { user: toGlobalId('user', testId(0xc1)), organization: toGlobalId('organization', organizationA) },
  );

test.each([
  ...['', ' ', 'Mars/Olympus', 'America', 'UTC+25', '+99:99', '../../etc/passwd', 'null', 'UTC\u0000', 'UTC\n'],
  ...["UTC'; select 1 --", '<b>UTC</b>', '{"$gt":""}', '__proto__', 'A'.repeat(10_000)],
])('the zone %j is refused in words, and the stored one stays', async (timeZone) => {
  const before = await stored();
  const { codes, words } = await refusalOf(preferences, { timeZone });
  expect(codes).toEqual(['BAD_USER_INPUT']);
  expect(words).toEqual(['TimeZone must be an IANA zone id, such as America/Mexico_City']);
  expect(await stored()).toEqual(before);
});

describe('ten thousand ids', () => {
  const many = (type: 'bot' | 'notification') =>
    Array.from({ length: 10_000 }, (_, n) => toGlobalId(type, testId(0x9_0000 + n)));
  const rule = { kind: 'URGENT', forMinutes: 0, ways: ['FEED'], isEnabled: true };
  const route = { kind: 'URGENT', way: 'EMAIL', isOn: false };

  test.each([
    ['of bots for a rule', saveRule, { ...rule, botIds: many('bot') }, 'INVALID_VALUE'],
    ['of bots for a preference', preferences, { routes: [{ ...route, botIds: many('bot') }] }, 'INVALID_VALUE'],
    ['of notifications that were read', markRead, { notificationIds: many('notification') }, 'TOO_LONG'],
  ])('%s are refused in words, and nothing changes', async (_title, query, input, code) => {
    const before = await stored();
    const { codes, words } = await refusalOf(query, input);
    expect(codes).toEqual([code]);
    expect(words.every((text) => text.length > 10 && text.length < 300)).toBe(true);
    expect(await stored()).toEqual(before);
  });

  test('that are no ids of rules or mails are not found', async () => {
    const resend = 'mutation ($input: ResendMailInput!) { resendMail(input: $input) { userErrors { code message } } }';
    const before = await stored();
    for (const id of [
      '',
      ' ',
      'alr_',
      "' or '1'='1",
      '\u0000',
      'alr_x',
      'bot_1',
      '../x',
      '{"$gt":""}',
      'A'.repeat(10_000),
    ]) {
      expect(await refusalOf(saveRule, { ...rule, ruleId: id })).toMatchObject({ codes: ['NOT_FOUND'] });
      expect(await refusalOf(resend, { mailId: id })).toMatchObject({ codes: ['NOT_FOUND'] });
    }
    expect(await stored()).toEqual(before);
  });

  test('of the same way or kind become one', async () => {
    const ways = Array.from({ length: 10_000 }, () => 'FEED');
    const routes = Array.from({ length: 10_000 }, () => route);
    expect((await refusalOf(saveRule, { ...rule, ways })).codes).toEqual([]);
    expect((await refusalOf(preferences, { routes })).codes).toEqual([]);
    const { person, rules } = (await stored()) as unknown as Record<string, unknown[]>;
    expect(person).toMatchObject([{ notificationPreferences: { routes: [{ ...route, bots: [] }] } }]);
    expect(JSON.stringify(rules)).toContain('"ways":["FEED"]');
  });
});
