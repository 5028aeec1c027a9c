/** Every mutation by every caller without permission, with ids of others, and with each field of its input wrong. */
import { getNamedType, type GraphQLInputType, isInputObjectType, isLeafType, isListType, isNonNullType } from 'graphql';
import { mutations } from '../schema.ts';
import type { Step } from '../step.ts';

const own = {
  botId: '$aurora.bots.1.id',
  versionId: '$aurora.bots.1.liveVersion.id',
  conversationId: '$aurora.conversation',
  membershipId: '$aurora.members.vera.id',
  organizationId: '$aurora.organization',
  templateId: '$template',
};
const nobodys = Object.fromEntries(
  Object.entries({
    botId: 'bot',
    versionId: 'ver',
    conversationId: 'cnv',
    membershipId: 'mem',
    organizationId: 'org',
    sessionId: 'ses',
    apiKeyId: 'key',
    invitationId: 'inv',
    simulationId: 'sim',
    promptVersionId: 'prv',
    promptId: 'prm',
    templateId: 'tpl',
  }).map(([name, prefix]) => [name, `${prefix}_ffffffffffff7fff8fffffffffffffff`]),
);
/** These would end what later operations depend on, whoever has the permission. */
const apart = new Set([
  'signOut',
  'endOtherSessions',
  'deleteMyData',
  'endConversation',
  'startOver',
  'leaveQueue',
  'updateProfile',
  'switchOrganization',
  'createOrganization',
  'deleteDemoData',
  'deleteOrganization',
  'cancelOrganizationDeletion',
  'deleteAccount',
  'cancelAccountDeletion',
]);

const all = mutations().filter(({ name }) => !apart.has(name));

/** Signing up or in while signed in changes the caller. */
const callersOf = (name: string) =>
  ['signUp', 'signIn', 'acceptInvitation'].includes(name)
    ? [undefined, 'visitor:visitorToken', 'key:narrowKey']
    : [undefined, 'visitor:visitorToken', 'vera', 'key:narrowKey', 'mateo'];

const byCallers = all.flatMap((mutation) =>
  callersOf(mutation.name).map((as) => ({
    name: `${mutation.name} by ${as ?? 'nobody'}`,
    ...(as === undefined ? {} : { as }),
    query: mutation.query,
    variables: mutation.variables({ ids: own }),
    refused: 'ANY',
  })),
);

const ofNobody = all.map((mutation) => ({
  name: `${mutation.name} with ids that nobody has`,
  as: 'ana',
  query: mutation.query,
  variables: mutation.variables({ ids: nobodys }),
  refused: 'ANY',
}));

const wrongLeaves: Readonly<Record<string, unknown>> = {
  Int: 'one',
  Float: 'one',
  Boolean: 'yes',
  JSON: null,
  DateTime: 'never',
  Date: 'never',
  TimeZone: 5,
};

/** An invalid value for an input type. */
function wrongFor(type: GraphQLInputType): unknown {
  const bare = isNonNullType(type) ? type.ofType : type;
  if (isListType(bare)) return { a: 1 };
  if (isInputObjectType(bare)) return 'text';
  return wrongLeaves[bare.name] ?? { a: 1 };
}

const ofForm = all.flatMap((mutation) =>
  mutation.inputs.flatMap((arg) => {
    const input = getNamedType(arg.type);
    if (isLeafType(input)) return [];
    return Object.values(input.getFields())
      .filter((field) => getNamedType(field.type).name !== 'JSON')
      .map((field) => {
        const variables = structuredClone(mutation.variables({ ids: own }));
        variables[arg.name] = { ...(variables[arg.name] as object), [field.name]: wrongFor(field.type) };
        return {
          name: `${mutation.name} with a wrong ${field.name}`,
          as: 'grace',
          query: mutation.query,
          variables,
          refused: 'BAD_USER_INPUT',
        };
      });
  }),
);

const incomplete = all
  .filter(({ inputs }) => inputs.some((arg) => isNonNullType(arg.type)))
  .map((mutation) => ({
    name: `${mutation.name} without its input`,
    as: 'ana',
    query: mutation.query,
    variables: {},
    refused: 'BAD_USER_INPUT',
  }));

export const refusals: readonly Step[] = [...byCallers, ...ofNobody, ...ofForm, ...incomplete];
