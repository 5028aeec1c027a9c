import { eventually, type RequestHeaders, Session, type UserError, type WithId } from './graph.ts';

/** A business that `foundBusiness` created. */
export interface Business {
  /** The session of its administrator. */
  readonly session: Session;
  readonly email: string;
  readonly password: string;
  readonly organizationId: string;
}

/** A bot that is live. */
export interface LiveBot extends WithId {
  readonly publicId: string;
  readonly status: string;
  readonly liveVersion: { readonly id: string; readonly number: number };
  readonly draft: { readonly revision: number };
}

let counter = 0;

/** Where the platform has a mail server: reads the code of a sign-up that was mailed to the address. */
export type CodeFor = (email: string) => Promise<string>;

interface SignedUp {
  readonly viewer: { readonly organization: WithId } | null;
  readonly ticket?: string | null;
  readonly userErrors: readonly UserError[];
}

const signUp = `mutation ($input: SignUpInput!) { signUp(input: $input) {
  viewer { organization { id } } ticket userErrors { code field message } } }`;
const confirm = `mutation ($input: ConfirmSignUpInput!) { confirmSignUp(input: $input) {
  viewer { organization { id } } userErrors { code field message } } }`;

/** Creates a business through the public API: the organization and its administrator's session, which sends these headers. */
export async function foundBusiness(
  url: string,
  name = 'Salón Prueba',
  { codeFor, headers = {} }: { readonly codeFor?: CodeFor; readonly headers?: RequestHeaders } = {},
): Promise<Business> {
  counter += 1;
  const session = new Session(url, '', headers);
  const email = `persona${counter}.${Date.now()}@correo.example`;
  const password = 'una frase larga y tranquila';
  const organization = { name, country: 'MX', timeZone: 'America/Mexico_City', currency: 'MXN', locale: 'es' };
  const input = { email, password, name: 'Lucía Prueba', locale: 'es', organization };
  let signedUp = (await session.data<{ signUp: SignedUp }>(signUp, { input })).signUp;
  const { ticket = null } = signedUp;
  if (ticket !== null && codeFor !== undefined) {
    const proof = { ticket, code: await codeFor(email) };
    signedUp = (await session.data<{ confirmSignUp: SignedUp }>(confirm, { input: proof })).confirmSignUp;
  }
  if (signedUp.viewer === null) throw new Error(JSON.stringify(signedUp));
  return { session, email, password, organizationId: signedUp.viewer.organization.id };
}

const invite = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { link userErrors { code } } }`;
const accept = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { userErrors { code } } }`;

/** A person who joins a business. */
export interface NewMember {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly role: string;
}

/** Invites somebody by the session of an administrator, and joins as them: returns their session. */
export async function addMember(admin: Session, { email, role, name, password }: NewMember): Promise<Session> {
  const { inviteMember: invited } = await admin.data<{
    inviteMember: { link: string | null; userErrors: UserError[] };
  }>(invite, { input: { email, role } });
  const token = invited.link?.split('/invitation/')[1];
  const session = new Session(admin.url, '', admin.extra);
  const { acceptInvitation: joined } = await session.data<{ acceptInvitation: { userErrors: UserError[] } }>(accept, {
    input: { token, name, password },
  });
  const errors = [...invited.userErrors, ...joined.userErrors];
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return session;
}

/** Creates a live bot from the template of an industry. */
export async function publishTemplate(
  session: Session,
  { industry = 'salon', name = 'Salón Prueba', locale = 'es' } = {},
): Promise<LiveBot> {
  const { industries } = await session.data<{ industries: { slug: string; templates: WithId[] }[] }>(
    '{ industries { slug templates { id } } }',
  );
  const templateId = industries.find((one) => one.slug === industry)?.templates[0]?.id;
  const { instantiateTemplate } = await session.data<{
    instantiateTemplate: { bot: WithId | null; missing: unknown; userErrors: UserError[] };
  }>(
    `mutation ($input: InstantiateTemplateInput!) { instantiateTemplate(input: $input) { bot { id } missing { key } userErrors { code message } } }`,
    {
      input: {
        templateId,
        locale,
        answers: [
          { key: 'name', value: name },
          { key: 'country', value: 'MX' },
        ],
        publish: true,
      },
    },
  );
  if (instantiateTemplate.bot === null) throw new Error(JSON.stringify(instantiateTemplate));
  const { id } = instantiateTemplate.bot;
  const bot = await eventually(async () => {
    const created = await session.data<{ bot: LiveBot }>(
      'query ($id: ID!) { bot(id: $id) { id publicId status liveVersion { id number } draft { revision } } }',
      { id },
    );
    if (created.bot.status !== 'LIVE') throw new Error(`the bot is ${created.bot.status}`);
    return created.bot;
  });
  return bot;
}
