const fields = `conversationId state userErrors { code } awaiting { kind choices { id } }`;
const start = `mutation ($input: StartConversationInput!) { startConversation(input: $input) { ${fields} } }`;
const send = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { ${fields} } }`;
const turnsMax = 20;

/** Always the same visitor: takes the first choice and answers what is asked, to the end of the flow. Answers the number of turns. */
export async function converse(runtime, { organizationId, botId, publicId, uuidOf }) {
  const visitor = { kind: 'ANONYMOUS', locale: 'es' };
  let payload = await ask(runtime, {
    query: start,
    principal: visitor,
    input: { publicId, channel: 'WEB', locale: 'es' },
  });
  const conversationId = uuidOf(payload.conversationId);
  const principal = { kind: 'VISITOR', organizationId, botId, conversationId, locale: 'es' };
  let turns = 1;
  while (turns < turnsMax && payload.state === 'BOT' && payload.awaiting !== null) {
    const input = { clientMessageId: `bench-${turns}`, ...replyTo(payload.awaiting) };
    payload = await ask(runtime, { query: send, principal, input });
    turns += 1;
  }
  return turns;
}

function replyTo({ kind, choices }) {
  if (kind === 'CHOICE') return { choiceIds: [choices[0].id] };
  if (kind === 'RATING') return { rating: 5 };
  const texts = {
    EMAIL: 'marta@correo.example',
    PHONE: '55 1234 5678',
    DATE: 'mañana',
    NUMBER: '2',
    TEXT: 'Marta Ríos',
  };
  return { text: texts[kind] };
}

async function ask(runtime, { query, principal, input }) {
  const { data, errors } = await runtime.execute({ query, variables: { input }, principal, requestId: 'bench' });
  if (errors !== undefined) throw new Error(errors.map((error) => error.message).join('; '));
  const [payload] = Object.values(data);
  if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
  return payload;
}
