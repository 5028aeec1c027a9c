/** A business takes its demo away: everything of it is gone for everybody. */
import { change, look, visit } from './steps.mjs';

export const closing = [
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
    name: 'its visitors are told',
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
