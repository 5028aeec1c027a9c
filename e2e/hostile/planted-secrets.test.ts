/** Tokens, codes and visitors' words are planted, and looked for wherever they do not belong. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, Session, type UserError } from '../kit/graph.ts';
import { placesWith } from '../kit/planted.ts';
import { after, before, describe, test } from '../kit/runner.ts';
import { report } from '../kit/scale.ts';
import { missingServers } from '../kit/servers.ts';
import { codeIn, sendingBy } from '../kit/sending.ts';
import { Visitor } from '../kit/visitor.ts';
import { assertDrained, eachDatabase, openWorld, skipWithoutServers, type World } from '../kit/world.ts';
import { type MailVendor, startMail } from '../vendors/mail.ts';
import { startVendor, type Vendor } from '../vendors/vendor.ts';

const words = 'zarzaparrilla';
const forgetful = 'olvido@correo.example';
const guest = 'invitada@correo.example';
const renamed = 'nueva@correo.example';
const password = 'frase-plantada-de-la-prueba';
const danger = `Soy ${words} y tengo un dolor muy fuerte en el pecho y no puedo respirar`;

/** Where a visitor's words are kept, or pass on their way there; everything else of the platform does without. */
const ofWords = new RegExp(
  [
    'tertulia_runtime[.](outbox|conversation|message|chat_session|contact|effect_intent|miss)',
    'tertulia_analytics[.]unanswered_question|mongo[.]unansweredQuestions',
    String.raw`redis[.]tertulia:events:\d+`,
  ]
    .map((places) => `^(${places})$`)
    .join('|'),
);
/** The one event that tells them. */
const eventOfWords = 'runtime.question-unanswered.v1';

/** Something that only one person may have. */
interface Secret {
  readonly what: string;
  readonly text: string;
  /** To whom it is mailed; null for one that is never mailed. */
  readonly mailedTo: string | null;
}

describe('planted tokens, codes and words', { skip: skipWithoutServers() }, () => {
  let world: World;
  let mail: MailVendor;
  let receiver: Vendor;
  const folder = mkdtempSync(join(tmpdir(), 'tertulia-mail-'));
  const secrets: Secret[] = [];
  before(async () => {
    [mail, receiver] = await Promise.all([startMail(), startVendor(() => ({ status: 204, body: '' }))]);
    world = await openWorld({
      ...{ replicas: 1, mongo: missingServers({ mongo: true }) === null },
      env: { ...sendingBy(mail, folder), EGRESS_ALLOWED: receiver.target, LOG_LEVEL: 'debug' },
      codeFor: async (email) => codeIn(mail.mails, email),
    });
  });
  after(async () => {
    await world?.close();
    await Promise.all([mail?.close(), receiver?.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  function plant(what: string, text: string | undefined, mailedTo: string | null = null): string {
    assert.ok(text !== undefined && text.length >= 6, `${what} was not given`);
    secrets.push({ what, text, mailedTo });
    return text;
  }

  /** What follows the last slash or hash of the link in the newest mail to the address. */
  async function mailedToken(email: string, path: string): Promise<string> {
    return eventually(() => {
      const found = mail.mails
        .filter(({ to }) => to.includes(email))
        .map(({ parsed }) => new RegExp(`${path}[/#]([\\w.#-]+)`).exec(parsed.text ?? '')?.[1])
        .findLast((token) => token !== undefined);
      assert.ok(found !== undefined, `no link to ${path} was mailed to ${email}`);
      return found;
    });
  }

  /** Sends a mutation whose only field has user errors, and returns that field. */
  async function change<Field extends object>(session: Session, query: string, input: object): Promise<Field> {
    const data = await session.data<Record<string, Field & { userErrors: UserError[] }>>(query, { input });
    const [field] = Object.values(data);
    assert.ok(field !== undefined);
    assert.deepEqual(field.userErrors, []);
    return field;
  }

  async function plantOfAccounts(): Promise<void> {
    const { url } = world.platform;
    const session = new Session(url);
    const organization = { name: 'Olvido', country: 'MX', timeZone: 'UTC', currency: 'MXN', locale: 'es' };
    const { ticket } = await change<{ ticket: string }>(
      session,
      'mutation ($input: SignUpInput!) { signUp(input: $input) { ticket userErrors { code } } }',
      { email: forgetful, password: plant('a password', password), name: 'Olvido', locale: 'es', organization },
    );
    plant('the ticket of a sign-up', ticket);
    const code = plant('the code of a sign-up', await codeIn(mail.mails, forgetful), forgetful);
    await lookEverywhere();
    await change(
      session,
      'mutation ($input: ConfirmSignUpInput!) { confirmSignUp(input: $input) { userErrors { code } } }',
      { ticket, code },
    );
    plant('a session', session.headers['cookie']?.split('=')[1]);
    await change(
      session,
      'mutation ($input: ChangeEmailInput!) { changeEmail(input: $input) { userErrors { code } } }',
      { email: renamed, password },
    );
    const changed = plant('the code of another e-mail', await codeIn(mail.mails, renamed), renamed);
    await lookEverywhere();
    await change(
      session,
      'mutation ($input: ConfirmEmailChangeInput!) { confirmEmailChange(input: $input) { userErrors { code } } }',
      { code: changed },
    );
    // A changed e-mail ends the links that were mailed to the old one.
    await change(
      new Session(url),
      'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { userErrors { code } } }',
      { email: renamed },
    );
    const reset = plant('a token to reset', await mailedToken(renamed, 'reset-password'), renamed);
    await lookEverywhere();
    await change(
      new Session(url),
      'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { userErrors { code } } }',
      { token: reset, password: plant('a new password', `${password}-otra`) },
    );
  }

  async function plantOfBusiness(): Promise<void> {
    const { session } = world.business;
    const { invitations } = await change<{ invitations: { link: string }[] }>(
      session,
      'mutation ($input: InviteMembersInput!) { inviteMembers(input: $input) { invitations { link } userErrors { code } } }',
      { emails: [guest], role: 'VIEWER' },
    );
    plant('an invitation as its maker gets it', invitations[0]?.link.split('/invitation/')[1]);
    plant('an invitation as it is mailed', await mailedToken(guest, 'invitation'), guest);
    const { key } = await change<{ key: string }>(
      session,
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key userErrors { code } } }',
      { name: 'CRM', mode: 'LIVE', scopes: ['CONVERSATIONS_READ'] },
    );
    plant('a key of the API', key);
    const { secret } = await change<{ secret: string }>(
      session,
      'mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { secret userErrors { code } } }',
      {
        url: `${receiver.url}/hook`,
        eventTypes: [
          'CONVERSATION_STARTED',
          'HAND_OFF_REQUESTED',
          'RATING_GIVEN',
          'CONVERSATION_ENDED',
          'GOAL_REACHED',
        ],
      },
    );
    plant('the secret of a webhook', secret);
  }

  async function plantWords(): Promise<void> {
    const visitor = new Visitor(world.platform.url, world.bot.publicId);
    await visitor.start();
    plant("a visitor's token", visitor.token ?? undefined);
    await visitor.send({ text: danger });
    await visitor.send({ text: `¿Venden ${words}?` });
    await eventually(() => {
      const mails = mail.mails.filter(({ parsed }) => /atención urgente/.test(parsed.subject ?? ''));
      assert.ok(mails.length > 0, 'nobody was told of the danger');
    });
    await eventually(() => assert.ok(receiver.seen.length > 0, 'no webhook arrived'));
  }

  /** No secret is in a store, a job, a stream or a log. */
  async function lookEverywhere(): Promise<void> {
    await assertDrained(world.servers);
    const log = world.platform.output();
    for (const { what, text } of secrets) {
      // Six digits may also be a part of a moment, a number or an id.
      const pattern = /^\d{6}$/.test(text) ? `(^|[^0-9a-f.-])${text}($|[^0-9a-f])` : text.replaceAll(/[.+]/g, '[$&]');
      assert.deepEqual(await placesWith(world.servers, pattern), [], what);
      assert.ok(!new RegExp(pattern, 'i').test(log), `${what} is in a log`);
    }
  }

  /** The names of events that contain a text. */
  async function eventsWith(text: string): Promise<string[]> {
    const found = await eachDatabase(world.servers, async (rows) => {
      const [outbox] = await rows<{ is_there: boolean }>("select to_regclass('outbox') is not null as is_there");
      if (outbox?.is_there !== true) return [];
      return rows<{ name: string }>(`select distinct name from outbox where payload::text ~* '${text}'`);
    });
    return Object.values(found).flatMap((rows) => rows.map(({ name }) => name));
  }

  test('They are in no table, job, stream, log or webhook, and in no mail but their own', async () => {
    await plantOfAccounts();
    await plantOfBusiness();
    await plantWords();
    await lookEverywhere();
    const bodies = receiver.seen.map(({ body, headers }) => `${body} ${JSON.stringify(headers)}`);
    for (const { what, text, mailedTo } of secrets) {
      assert.ok(!bodies.some((body) => body.includes(text)), `${what} is in a webhook`);
      const mails = mail.mails.filter(({ parsed }) => `${parsed.text} ${String(parsed.html)}`.includes(text));
      assert.deepEqual([...new Set(mails.flatMap(({ to }) => to))], mailedTo === null ? [] : [mailedTo], what);
      assert.ok(!mail.mails.some(({ parsed }) => parsed.subject?.includes(text)), `${what} is in a subject`);
    }
    const places = await placesWith(world.servers, words);
    assert.ok(places.includes('tertulia_runtime.message'), 'the words were planted');
    assert.deepEqual(
      places.filter((place) => !ofWords.test(place)),
      [],
    );
    assert.deepEqual(await eventsWith(words), [eventOfWords]);
    assert.ok(!world.platform.output().includes(words), 'the words are in a log');
    assert.ok(!bodies.some((body) => body.includes(words)), 'the words are in a webhook');
    assert.ok(!mail.mails.some(({ source, parsed }) => `${source} ${parsed.text}`.includes(words)), 'in a mail');
    report('planted', {
      secrets: secrets.length,
      mails: mail.mails.length,
      webhooks: bodies.length,
      'words in': places.join(' '),
    });
  });
});
