/** Members of an organization: invited, joining, changing roles, removed; and their permissions from one request to the next. */
import type { Step } from '../step.ts';
import { account, me, viewer } from './people.ts';
import { change, type Extra, look } from './steps.ts';

export const members: readonly Step[] = [...invitations(), ...roles()];

function invitations(): Step[] {
  const invite = (as: string | undefined, email: string, rest: Extra = {}) =>
    change('inviteMember', 'invitation { id email role invitedBy { name } createdAt expiresAt } link', {
      as,
      input: { email, role: 'VIEWER', ...rest.input },
      name: `${as} invites ${email}`,
      ...withoutInput(rest),
    });
  return [
    invite('ana', 'invitada@correo.example', {
      keep: {
        invitation: 'data.inviteMember.invitation.id',
        link: { path: 'data.inviteMember.link', after: '/invitation/' },
      },
    }),
    invite('ana', 'constructor@correo.example', {
      input: { role: 'BOT_MANAGER', botIds: ['$aurora.bots.0.id'] },
      keep: {
        revoked: 'data.inviteMember.invitation.id',
        revokedLink: { path: 'data.inviteMember.link', after: '/invitation/' },
      },
    }),
    invite('ana', 'luis@aurora.example', { refused: 'EMAIL_TAKEN' }),
    invite('ana', 'sin arroba', { refused: 'INVALID_EMAIL' }),
    invite('ana', 'jefe@correo.example', { input: { role: 'SUPER_ADMIN' }, refused: 'ANY' }),
    invite('ana', 'raro@correo.example', { input: { role: 'BOT_MANAGER', botIds: ['bot_nonsense'] }, refused: 'ANY' }),
    ...['$palma.bots.0.id', 'bot_ffffffffffff7fff8fffffffffffffff'].map((botId) =>
      invite('ana', 'ajeno@correo.example', {
        input: { role: 'BOT_MANAGER', botIds: ['$aurora.bots.0.id', botId] },
        name: `ana invites for ${botId}`,
        refused: 'NOT_FOUND',
      }),
    ),
    invite('vera', 'x@correo.example', { refused: 'FORBIDDEN' }),
    invite('luis', 'x@correo.example', { refused: 'FORBIDDEN' }),
    change('inviteMembers', 'invitations { isMailed invitation { email role } }', {
      as: 'ana',
      input: { emails: ['primera@correo.example', 'segunda@correo.example'], role: 'VIEWER' },
    }),
    change('inviteMembers', 'invitations { invitation { email } }', {
      as: 'ana',
      input: { emails: ['tercera@correo.example', 'sin arroba', 'luis@aurora.example'], role: 'VIEWER' },
      name: 'one of several is no e-mail',
      refused: 'INVALID_EMAIL',
    }),
    change('resendInvitation', 'link invitation { email }', {
      as: 'ana',
      input: { invitationId: '$invitation' },
      refused: 'RATE_LIMITED',
    }),
    change('resendInvitation', 'link invitation { email }', {
      as: 'vera',
      input: { invitationId: '$invitation' },
      refused: 'FORBIDDEN',
    }),
    look('query Open { organization { invitations { id email role expiresAt } } }', {
      as: 'ana',
      name: 'open invitations',
    }),
    look('query Open { organization { invitations { id } } }', { as: 'luis', name: 'not for Luis', refused: 'ANY' }),
    look(
      'query Preview($token: String!) { invitation(token: $token) { organizationName email role isExistingUser expiresAt } }',
      { name: 'what the link offers', variables: { token: '$link' } },
    ),
    look('query Preview($token: String!) { invitation(token: $token) { email } }', {
      name: 'a link that is none',
      variables: { token: 'nothing' },
    }),
    change('revokeInvitation', 'invitationId', { as: 'ana', input: { invitationId: '$revoked' } }),
    change('revokeInvitation', 'invitationId', {
      as: 'ana',
      input: { invitationId: '$revoked' },
      name: 'withdraws it twice',
      refused: 'ANY',
    }),
    change('acceptInvitation', viewer, {
      input: { token: '$revokedLink', name: 'Tarde', password: account.password },
      name: 'a withdrawn invitation',
      refused: 'INVITATION_INVALID',
    }),
    change('acceptInvitation', viewer, {
      input: { token: '$link', name: 'Invitada', password: 'x' },
      name: 'joins with a weak password',
      refused: 'WEAK_PASSWORD',
    }),
    change('acceptInvitation', viewer, {
      as: 'invitada',
      input: { token: '$link', name: 'Invitada', password: account.password },
      name: 'joins',
      keep: {},
    }),
    change('acceptInvitation', viewer, {
      input: { token: '$link', name: 'Invitada', password: account.password },
      name: 'joins twice',
      refused: 'INVITATION_INVALID',
    }),
    me('invitada'),
    look('query Members { organization { members { nodes { id role user { email } bots { name } } } } }', {
      as: 'ana',
      name: 'the new member',
      keep: { guestMembership: 'data.organization.members.nodes.-1.id' },
    }),
  ];
}

function withoutInput({ input: _input, ...rest }: Extra): Step {
  return rest;
}

function roles(): Step[] {
  const become = (as: string | undefined, membershipId: string, role: string, rest: Extra = {}) =>
    change('changeMemberRole', 'membership { id role bots { name } }', {
      as,
      input: { membershipId, role },
      name: `${as} makes ${membershipId} ${role}`,
      ...rest,
    });
  return [
    look('query Members { organization { members { nodes { id user { email } } } } }', {
      as: 'ana',
      name: 'who is a member',
    }),
    become('ana', '$aurora.members.ana.id', 'VIEWER', { refused: 'LAST_ADMIN' }),
    become('ana', '$palma.members.mateo.id', 'VIEWER', { refused: 'NOT_FOUND' }),
    become('luis', '$aurora.members.vera.id', 'ORGANIZATION_ADMIN', { refused: 'FORBIDDEN' }),
    become('ana', '$aurora.members.vera.id', 'SUPER_ADMIN', { refused: 'ANY' }),
    become('ana', '$aurora.members.vera.id', 'BOT_MANAGER', {
      input: { membershipId: '$aurora.members.vera.id', role: 'BOT_MANAGER', botIds: ['$palma.bots.0.id'] },
      name: 'Vera cannot build for others',
      refused: 'NOT_FOUND',
    }),
    become('ana', '$aurora.members.vera.id', 'BOT_MANAGER', {
      input: { membershipId: '$aurora.members.vera.id', role: 'BOT_MANAGER', botIds: ['$aurora.bots.0.id'] },
    }),
    me('vera', { name: 'Vera builds at once' }),
    look('query Hers { organization { bots { nodes { name draft { revision } } } } }', {
      as: 'vera',
      name: 'what Vera builds',
    }),
    become('ana', '$aurora.members.vera.id', 'VIEWER'),
    me('vera', { name: 'Vera looks on again at once' }),
    change('removeMember', 'membershipId', {
      as: 'ana',
      input: { membershipId: '$aurora.members.ana.id' },
      refused: 'LAST_ADMIN',
      name: 'the last administrator stays',
    }),
    change('removeMember', 'membershipId', {
      as: 'vera',
      input: { membershipId: '$aurora.members.luis.id' },
      refused: 'FORBIDDEN',
    }),
    change('removeMember', 'membershipId', { as: 'ana', input: { membershipId: '$guestMembership' } }),
    me('invitada', { name: 'a removed member is out at once' }),
    look('query Out { organization { name } }', { as: 'invitada', name: 'and sees nothing', refused: 'ANY' }),
    change('removeMember', 'membershipId', {
      as: 'ana',
      input: { membershipId: '$guestMembership' },
      refused: 'NOT_FOUND',
      name: 'removes her twice',
    }),
  ];
}
