/** Accounts, sessions, profiles, organizations. */
import type { Variables } from '../../kit/graph.ts';
import type { Step } from '../step.ts';
import { change, type Extra, look } from './steps.ts';

/** A field of each subgraph. */
const everyPart = `name subscription { status isTrial plan { code } policy } usage { kind max } bots { totalCount }
  conversations { totalCount } contacts { totalCount } live { active } members { totalCount }`;

/** Everything that a viewer can read about herself. */
export const viewer =
  'viewer { kind locale role permissions user { id email name locale sessions { id isCurrent device } } organization { id name slug country timeZone currency locale isDemo } memberships { role organization { name } } }';
/** The current caller. */
export const me = (as: string | undefined, rest: Extra = {}) =>
  look(`query Me { ${viewer} }`, { as, name: `who is ${as ?? 'nobody'}`, ...rest });
const organization = {
  name: 'Estudio Nuevo',
  country: 'MX',
  timeZone: 'America/Mexico_City',
  currency: 'MXN',
  locale: 'es',
};
/** For a new person. */
export const account = {
  email: 'nueva@correo.example',
  password: 'una frase larga y tranquila',
  name: 'Nueva Persona',
  locale: 'es',
  organization,
};
const signUp = (as: string | undefined, input: Variables, rest: Extra = {}) =>
  change('signUp', viewer, {
    as,
    input: { ...account, ...input },
    name: `signs up ${JSON.stringify(input).slice(0, 70)}`,
    ...rest,
  });
const signIn = (as: string | undefined, email: string, password: string, rest: Extra = {}) =>
  change('signIn', 'viewer { kind user { email } organization { name } }', {
    as,
    input: { email, password },
    name: `${as ?? 'somebody'} signs in as ${email}`,
    ...rest,
  });

export const people: readonly Step[] = [
  me(undefined),
  me(undefined, { headers: { 'accept-language': 'en-GB,en;q=0.8' }, name: 'nobody, in English' }),
  ...['ana', 'luis', 'vera', 'mateo', 'grace', 'key:demoKey', 'key:narrowKey'].map((as) => me(as)),
  ...accounts(),
  ...sessions(),
  ...profiles(),
  ...mailed(),
  ...organizations(),
];

function accounts(): Step[] {
  return [
    signUp('nueva', {}),
    me('nueva'),
    signUp(undefined, {}, { refused: 'EMAIL_TAKEN', name: 'the same e-mail' }),
    signUp(undefined, { email: 'NUEVA@correo.example ' }, { refused: 'ANY' }),
    signUp(undefined, { email: 'no es correo' }, { refused: 'INVALID_EMAIL' }),
    signUp(undefined, { email: '' }, { refused: 'ANY' }),
    signUp(undefined, { email: 'otra@correo.example', password: 'corta' }, { refused: 'WEAK_PASSWORD' }),
    signUp(undefined, { email: 'otra@correo.example', password: 'password1234' }, { refused: 'ANY' }),
    signUp(
      undefined,
      { email: 'otra@correo.example', password: 'corta', locale: 'en' },
      { refused: 'WEAK_PASSWORD', headers: { 'accept-language': 'en' } },
    ),
    signUp(undefined, { email: 'otra@correo.example', name: '' }, { refused: 'REQUIRED' }),
    signUp(
      undefined,
      { email: 'otra@correo.example', organization: { ...organization, name: '' } },
      { refused: 'REQUIRED' },
    ),
    signUp(
      undefined,
      { email: 'otra@correo.example', organization: { ...organization, timeZone: 'Luna/Mar' } },
      { refused: 'ANY' },
    ),
    signUp(
      undefined,
      { email: 'otra@correo.example', organization: { ...organization, currency: 'ORO' } },
      { refused: 'ANY' },
    ),
    signUp(
      undefined,
      { email: 'otra@correo.example', organization: { ...organization, country: 'Atlantis' } },
      { refused: 'ANY' },
    ),
    signUp('sola', { email: 'sola@correo.example', organization: null }, { name: 'without an organization' }),
    me('sola'),
    look('query Nothing { organization { id } }', { as: 'sola', name: 'who has no organization', refused: 'ANY' }),
  ];
}

function sessions(): Step[] {
  return [
    signIn('nueva2', 'nueva@correo.example', account.password),
    me('nueva2'),
    signIn(undefined, 'nueva@correo.example', 'no es la mía', { refused: 'WRONG_CREDENTIALS' }),
    signIn(undefined, 'nadie@correo.example', 'no hay nadie', { refused: 'WRONG_CREDENTIALS' }),
    signIn(undefined, 'nadie@correo.example', 'nobody there', {
      refused: 'WRONG_CREDENTIALS',
      headers: { 'accept-language': 'en' },
    }),
    signIn(undefined, '', '', { refused: 'ANY' }),
    look('query Sessions { viewer { user { sessions { id isCurrent device createdAt } } } }', {
      as: 'nueva',
      name: 'two sessions',
      keep: { otherSession: 'data.viewer.user.sessions.0.id' },
      headers: { 'user-agent': 'Recorded/1.0' },
    }),
    change('endSession', 'sessions { id isCurrent }', {
      as: 'mateo',
      input: { sessionId: '$otherSession' },
      refused: 'ANY',
      name: 'ends somebody else’s session',
    }),
    change('endSession', 'sessions { id }', {
      as: 'nueva',
      input: { sessionId: 'ses_ffffffffffff7fff8fffffffffffffff' },
      refused: 'ANY',
    }),
    {
      name: 'ends the others',
      as: 'nueva',
      query: 'mutation { endOtherSessions { sessions { id isCurrent } userErrors { code } } }',
    },
    signIn('sola2', 'sola@correo.example', account.password),
    look('query Two { viewer { user { sessions { id isCurrent } } } }', {
      as: 'sola2',
      name: 'two sessions of one person',
      keep: { oneOfTwo: 'data.viewer.user.sessions.0.id' },
    }),
    change('endSession', 'sessions { id isCurrent }', {
      as: 'sola2',
      input: { sessionId: '$oneOfTwo' },
      name: 'ends one of them',
    }),
    me('sola2', { name: 'one of the two' }),
    me('sola', { name: 'the other of the two' }),
    me('nueva2', { name: 'an ended session is nobody, at once' }),
    me('nueva2', { name: 'and its cookie is forgotten' }),
    signIn('nueva2', 'nueva@correo.example', account.password, { name: 'comes back' }),
    { name: 'signs out', as: 'nueva2', query: 'mutation { signOut { isSignedOut userErrors { code } } }' },
    {
      name: 'signs out twice',
      as: 'nueva2',
      query: 'mutation Twice { signOut { isSignedOut userErrors { code } } }',
      refused: 'ANY',
    },
    me('nueva2', { name: 'after signing out' }),
    me(undefined, {
      headers: { cookie: 'tertulia_session=this-is-no-session-of-ours', origin: 'http://tertulia.example' },
      name: 'a cookie that is none of ours',
    }),
    me('nueva', {
      headers: { origin: 'http://evil.example' },
      refused: 'CSRF_REFUSED',
      name: 'from a page of somebody else',
    }),
    me('nueva', {
      headers: { origin: null, 'sec-fetch-site': 'cross-site' },
      refused: 'CSRF_REFUSED',
      name: 'from across sites',
    }),
    me('nueva', { headers: { origin: null }, name: 'without an origin' }),
  ];
}

function profiles(): Step[] {
  const update = (as: string | undefined, input: Variables, rest: Extra = {}) =>
    change('updateProfile', 'user { id name locale email }', {
      as,
      input,
      name: `${as} changes ${Object.keys(input).join(',')} ${JSON.stringify(input).length}`,
      ...rest,
    });
  return [
    update('nueva', { name: 'Nueva María' }),
    update('nueva', { name: '' }, { refused: 'REQUIRED' }),
    update('nueva', { name: 'x'.repeat(500) }, { refused: 'ANY' }),
    update('nueva', { locale: 'en' }),
    update('nueva', { name: '' }, { refused: 'REQUIRED', name: 'refused in her new language at once' }),
    update('nueva', { locale: 'es' }),
    update('nueva', { newPassword: 'otra frase larga y buena' }, { refused: 'REQUIRED' }),
    update(
      'nueva',
      { newPassword: 'otra frase larga y buena', currentPassword: 'no era' },
      { refused: 'WRONG_CREDENTIALS' },
    ),
    update('nueva', { newPassword: 'x', currentPassword: account.password }, { refused: 'WEAK_PASSWORD' }),
    update('nueva', { newPassword: 'otra frase larga y buena', currentPassword: account.password }),
    update(undefined, { name: 'Nadie' }, { refused: 'UNAUTHENTICATED' }),
    update('key:demoKey', { name: 'Clave' }, { refused: 'FORBIDDEN' }),
  ];
}

/** What is proved by a mail; a person of the demo has a confirmed e-mail. */
function mailed(): Step[] {
  const verified = 'viewer { mustVerifyEmail isMailSent user { emailVerifiedAt } }';
  const resend = (as: string | undefined, rest: Extra = {}) => ({
    name: `${as ?? 'nobody'} wants another code`,
    ...(as === undefined ? {} : { as }),
    query: 'mutation Resend { resendVerification { expiresAt userErrors { code } } }',
    ...rest,
  });
  const requestReset = (email: string, rest: Extra = {}) =>
    change('requestPasswordReset', 'isRequested', { input: { email }, name: `${email} was forgotten`, ...rest });
  const changeEmail = (as: string | undefined, input: Variables, rest: Extra = {}) =>
    change('changeEmail', 'expiresAt', { as, input, name: `${as} moves to ${JSON.stringify(input)}`, ...rest });
  const password = 'otra frase larga y buena';
  return [
    change('verifyEmail', verified, { as: 'ana', input: { code: '000000' } }),
    change('verifyEmail', verified, { as: 'nueva', input: { code: 'no code' }, refused: 'CODE_INVALID' }),
    change('verifyEmail', verified, { input: { code: '000000' }, refused: 'UNAUTHENTICATED' }),
    change('verifyEmail', verified, { as: 'key:demoKey', input: { code: '000000' }, refused: 'FORBIDDEN' }),
    resend('ana'),
    resend('nueva'),
    resend('nueva', { refused: 'RATE_LIMITED', name: 'another code at once' }),
    resend(undefined, { refused: 'UNAUTHENTICATED' }),
    requestReset('sola@correo.example'),
    requestReset('nadie@correo.example'),
    requestReset('sin arroba', { refused: 'INVALID_EMAIL' }),
    change('confirmSignUp', 'viewer { kind }', { input: { ticket: 'none', code: '123456' }, refused: 'CODE_INVALID' }),
    change('resetPassword', 'isReset', { input: { token: 'none', password }, refused: 'RESET_LINK_INVALID' }),
    changeEmail('nueva', { email: 'nuevo@correo.example', password }),
    changeEmail('nueva', { email: 'ana@aurora.example', password }, { refused: 'ANY' }),
    changeEmail('nueva', { email: 'nuevo@correo.example', password: 'no es' }, { refused: 'WRONG_CREDENTIALS' }),
    changeEmail(undefined, { email: 'nuevo@correo.example', password }, { refused: 'UNAUTHENTICATED' }),
    change('confirmEmailChange', 'user { email }', { as: 'nueva', input: { code: 'abc' }, refused: 'CODE_INVALID' }),
  ];
}

function organizations(): Step[] {
  const update = (as: string | undefined, input: Variables, rest: Extra = {}) =>
    change('updateOrganization', 'organization { name country timeZone currency locale }', { as, input, ...rest });
  const choose = (as: string | undefined, organizationId: string, rest: Extra = {}) =>
    change('switchOrganization', 'viewer { organization { name } role }', { as, input: { organizationId }, ...rest });
  return [
    change('createOrganization', 'organization { id name slug }', {
      as: 'nueva',
      input: { ...organization, name: 'Segundo Estudio' },
      keep: { second: 'data.createOrganization.organization.id' },
    }),
    change('signUp', `viewer { organization { ${everyPart} } }`, {
      as: 'fundadora',
      input: { ...account, email: 'fundadora@correo.example' },
      name: 'every part of an organization in the answer that signs up',
    }),
    change('createOrganization', `organization { ${everyPart} }`, {
      as: 'fundadora',
      input: { ...organization, name: 'Otro Estudio' },
      name: 'every part of an organization in the answer that makes it',
    }),
    change('createOrganization', 'organization { id }', {
      as: 'nueva',
      input: { ...organization, name: '' },
      refused: 'REQUIRED',
      name: 'an organization without a name',
    }),
    change('createOrganization', 'organization { id }', { input: organization, refused: 'UNAUTHENTICATED' }),
    me('nueva', { name: 'she works in the new one' }),
    update('nueva', { name: 'Estudio Dos', currency: 'USD' }),
    update('nueva', { timeZone: 'America/Nowhere' }, { refused: 'ANY', name: 'a zone that is none' }),
    update('nueva', { currency: 'DUCADOS' }, { refused: 'ANY', name: 'a currency that is none' }),
    update('vera', { name: 'Vera manda' }, { refused: 'FORBIDDEN' }),
    update('key:demoKey', { name: 'La clave manda' }, { refused: 'FORBIDDEN' }),
    look('query Mine { viewer { memberships { organization { id name } role } } }', {
      as: 'nueva',
      keep: { firstOrganization: 'data.viewer.memberships.0.organization.id' },
    }),
    choose('nueva', '$firstOrganization'),
    choose('nueva', '$aurora.organization', { refused: 'ANY', name: 'an organization that is not hers' }),
    choose('ana', 'org_ffffffffffff7fff8fffffffffffffff', { refused: 'ANY', name: 'an organization that nobody has' }),
    change('deleteDemoData', 'isDeleted', {
      as: 'nueva',
      input: { confirmName: 'Estudio Nuevo' },
      refused: 'ANY',
      name: 'no demo to delete',
    }),
    change('deleteDemoData', 'isDeleted', {
      as: 'ana',
      input: { confirmName: 'otra cosa' },
      refused: 'ANY',
      name: 'a name that was not confirmed',
    }),
    change('deleteDemoData', 'isDeleted', { as: 'vera', input: { confirmName: 'Salón Aurora' }, refused: 'FORBIDDEN' }),
    look('query ById($id: ID) { organization(id: $id) { id name } }', {
      as: 'ana',
      variables: { id: '$aurora.organization' },
      name: 'her own by id',
    }),
    look('query ById($id: ID) { organization(id: $id) { id name } }', {
      as: 'ana',
      variables: { id: '$palma.organization' },
      name: 'another’s by id',
      refused: 'ANY',
    }),
  ];
}
