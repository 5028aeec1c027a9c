/** Deletions are requested and cancelled; a business removes its demo, and all of it is gone for every caller. */
import type { Variables } from '../../kit/graph.ts';
import type { Step } from '../step.ts';
import { account } from './people.ts';
import { change, type Extra, look, visit } from './steps.ts';

export const closing: readonly Step[] = [
  ...secondThoughts(),
  look('query Named { organization { name } }', {
    as: 'mateo',
    name: 'what it is called by now',
    keep: { nameAtTheEnd: 'data.organization.name' },
  }),
  change('deleteDemoData', 'isDeleted', { as: 'grace', input: { confirmName: 'not its name' }, refused: 'ANY' }),
  change('deleteDemoData', 'isDeleted', { as: 'mateo', input: { confirmName: '$nameAtTheEnd' } }),
  look('query Gone { viewer { kind organization { name } memberships { role } } }', {
    as: 'mateo',
    name: 'Mateo afterwards',
  }),
  look('query Gone { viewer { kind organization { name } } }', { as: 'grace', name: 'Grace afterwards' }),
  look('query Gone { viewer { kind } }', { as: 'key:palmaKey', name: 'its program', refused: 'UNAUTHENTICATED' }),
  look('query Gone($name: String!) { publicBot(publicId: $name) { name } }', {
    name: 'its bots receive nobody',
    variables: { name: '$palma.bots.1.publicId' },
    until: { 'data.publicBot': null },
  }),
  visit('startConversation', {
    name: 'its visitors get an error',
    input: { publicId: '$palma.bots.1.publicId' },
    refused: 'BOT_NOT_LIVE',
  }),
  visit('sendMessage', {
    as: 'visitor:palmaVisit',
    name: 'a talk that was going on',
    input: { clientMessageId: 'after-the-end', text: 'hola' },
    refused: 'ANY',
  }),
  look('query Others { organization { name bots { totalCount } conversations { totalCount } } }', {
    as: 'ana',
    name: 'another business keeps its own',
  }),
  { name: 'Luis signs out', as: 'luis', query: 'mutation Bye { signOut { isSignedOut userErrors { code } } }' },
  look('query Gone { viewer { kind } }', { as: 'luis', name: 'Luis afterwards' }),
];

function secondThoughts(): Step[] {
  const { password } = account;
  const remove = (as: string | undefined, input: Variables, rest: Extra = {}) =>
    change('deleteOrganization', 'organization { name deletion { requestedAt dueAt requestedBy { name } } }', {
      as,
      input: { confirmName: 'Otro Estudio', password, ...input },
      name: `${as ?? 'nobody'} deletes ${JSON.stringify(input)}`,
      ...rest,
    });
  const leave = (as: string | undefined, input: Variables, rest: Extra = {}) =>
    change('deleteAccount', 'deletesAt', {
      as,
      input: { confirmEmail: `${as}@correo.example`, password, ...input },
      name: `${as ?? 'nobody'} leaves ${JSON.stringify(input)}`,
      ...rest,
    });
  const call = (field: string, selection: string, as: string | undefined, rest: Extra = {}) => ({
    name: `${field} as ${as ?? 'nobody'}`,
    ...(as === undefined ? {} : { as }),
    query: `mutation Call { ${field} { ${selection} userErrors { field code message } } }`,
    ...rest,
  });
  return [
    remove(undefined, {}, { refused: 'UNAUTHENTICATED' }),
    remove('vera', {}, { refused: 'FORBIDDEN' }),
    remove('key:demoKey', {}, { refused: 'FORBIDDEN' }),
    remove('fundadora', { confirmName: 'Otro' }, { refused: 'INVALID_VALUE' }),
    remove('fundadora', { password: 'no es la mía' }, { refused: 'WRONG_CREDENTIALS' }),
    leave('fundadora', {}, { refused: 'LAST_ADMIN' }),
    remove('fundadora', {}),
    look('query Told { viewer { organization { name deletion { dueAt requestedBy { name } } } } }', {
      as: 'fundadora',
      name: 'every member sees it',
    }),
    call('cancelOrganizationDeletion', 'organization { name deletion { dueAt } }', 'vera', { refused: 'FORBIDDEN' }),
    call('cancelOrganizationDeletion', 'organization { name deletion { dueAt } }', 'fundadora'),
    leave(undefined, {}, { refused: 'UNAUTHENTICATED' }),
    leave('sola', { confirmEmail: 'otra@correo.example' }, { refused: 'INVALID_VALUE' }),
    leave('sola', { password: 'no es la mía' }, { refused: 'WRONG_CREDENTIALS' }),
    leave('sola', {}),
    look('query Out { viewer { kind } }', { as: 'sola', name: 'signed out at once' }),
    change('signIn', 'viewer { user { email deletesAt } }', {
      as: 'sola',
      input: { email: 'sola@correo.example', password },
      name: 'comes back in time',
    }),
    call('cancelAccountDeletion', 'user { email deletesAt }', 'sola'),
    call('cancelAccountDeletion', 'user { email }', undefined, { refused: 'UNAUTHENTICATED' }),
  ];
}
