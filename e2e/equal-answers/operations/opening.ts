/** The callers sign in: five people, a key with few rights, a visitor. */
import type { Step } from '../step.ts';

const signIn = `mutation SignIn($input: SignInInput!) { signIn(input: $input) {
  viewer { kind locale role permissions user { id email name } organization { id name } }
  userErrors { field code message } } }`;

export const opening: readonly Step[] = [
  ...['ana', 'luis', 'vera', 'mateo', 'grace'].map((person) => ({
    name: `${person} signs in`,
    as: person,
    query: signIn,
    variables: { input: { email: `$people.${person}`, password: '$password' } },
  })),
  {
    name: 'a key that reads bots only',
    as: 'ana',
    query: `mutation NarrowKey { createApiKey(input: { name: "Angosta", mode: TEST, scopes: [BOTS_READ] }) {
      key apiKey { id name prefix mode scopes createdAt expiresAt lastUsedAt revokedAt } userErrors { code } } }`,
    keep: { narrowKey: 'data.createApiKey.key', narrowKeyId: 'data.createApiKey.apiKey.id' },
  },
  {
    name: 'Luis builds one of the two bots',
    as: 'ana',
    query: `mutation Limit($id: ID!, $bots: [ID!]) { changeMemberRole(input: { membershipId: $id, role: BOT_MANAGER, botIds: $bots }) {
      membership { id role bots { id name } } userErrors { field code message } } }`,
    variables: { id: '$aurora.members.luis.id', bots: ['$aurora.bots.1.id'] },
  },
  {
    name: 'and sees it at once',
    as: 'luis',
    query: 'query Mine { organization { bots { nodes { id name } } } }',
    until: { 'data.organization.bots.nodes.#': 1 },
  },
  {
    name: 'a visitor comes',
    query: `mutation Start($input: StartConversationInput!) { startConversation(input: $input) {
      conversationId token state lastSequence locale messages { sequence author text } awaiting { kind choices { id label } }
      bot { name } userErrors { code } } }`,
    variables: { input: { publicId: '$publicId', channel: 'WEB', device: 'PHONE', locale: 'es' } },
    keep: { visitorToken: 'data.startConversation.token', visited: 'data.startConversation.conversationId' },
  },
];
