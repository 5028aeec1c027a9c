/** Short ways to write steps. */
import type { Variables } from '../../kit/graph.ts';
import type { Step } from '../step.ts';

/** Properties of a step besides its operation; `input` of a mutation. */
export interface Extra extends Step {
  readonly input?: Variables;
}

const errors = 'userErrors { field code message }';
const ofEndpoint = ['enable', 'disable', 'delete'].map((verb) => `${verb}WebhookEndpoint`);
/** Input types that are not named after their mutation. */
const inputTypes: Readonly<Record<string, string>> = {
  previewPlanChange: 'ChangePlanInput',
  deleteAlertRule: 'AlertRuleInput',
  ...Object.fromEntries(
    [...ofEndpoint, 'rotateWebhookSecret', 'resendFailedDeliveries'].map((field) => [field, 'WebhookEndpointInput']),
  ),
};

/** A mutation with one input; its payload is `selection` and `userErrors`. */
export function change(field: string, selection: string, { as, input, name, ...rest }: Extra): Step {
  const type = inputTypes[field] ?? `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  return {
    name: name ?? `${field} as ${as ?? 'nobody'}`,
    ...(as === undefined ? {} : { as }),
    query: `mutation Change($input: ${type}!) { ${field}(input: $input) { ${selection} ${errors} } }`,
    variables: { input },
    ...rest,
  };
}

/** A query. */
export function look(query: string, { as, name, ...rest }: Step): Step {
  return { name: name ?? query, ...(as === undefined ? {} : { as }), query, ...rest };
}

const visitorFields = `conversationId token state endReason lastSequence locale takenOverBy
  messages { id sequence author text clientMessageId senderName blockId at content { __typename
    ... on ParagraphNode { children { text isBold isItalic isCode isBreak url } }
    ... on ListNode { isOrdered start items { children { text } } } ... on ImageNode { url alt } } }
  awaiting { blockId kind placeholder isLong isMultiple isSearchable min max scale choices { id label detail }
    form { submit fields { id kind label isRequired choices { id label } autocomplete value error } } days { date hours { opens closes } } }
  bot { name isPaused } userErrors { field code message }`;

/** A visitor's operation; `visit` names the stored token. */
export function visit(field: string, { as, input, name, ...rest }: Extra): Step {
  const type = input === undefined ? null : `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const head = type === null ? '' : `($input: ${type}!)`;
  const call = type === null ? field : `${field}(input: $input)`;
  return {
    name: name ?? `${field} ${JSON.stringify(input ?? {})}`,
    ...(as === undefined ? {} : { as }),
    query: `mutation Visit${head} { ${call} { ${visitorFields} } }`,
    ...(input === undefined ? {} : { variables: { input } }),
    ...rest,
  };
}

/** The visitor's own conversation. */
export function visited({
  as,
  after,
  before,
  last,
  ...rest
}: Step & { after?: number; before?: number; last?: number }): Step {
  return {
    name: `visitorConversation after ${after ?? 'the beginning'}, before ${before ?? 'the end'}, last ${last ?? 'all'}`,
    as,
    query: `query Visited($after: Int, $before: Int, $last: Int) {
      visitorConversation(after: $after, before: $before, last: $last) { ${visitorFields} } }`,
    variables: { after, before, last },
    ...rest,
  };
}

/** A whole conversation: the visitor's messages in order. */
export function chat(visitor: string, says: readonly Variables[]): Step[] {
  return says.map((said, turn) =>
    visit('sendMessage', {
      as: `visitor:${visitor}`,
      input: { clientMessageId: `${visitor}-${turn}`, after: 0, ...said },
    }),
  );
}
