import { botFields, publicBotOperation } from './public-bot-operation.js';

const messageFields = `id sequence author text at clientMessageId senderName content { __typename
  ... on ParagraphNode { children { ...Inline } }
  ... on ListNode { isOrdered start items { children { ...Inline } } }
  ... on ImageNode { url alt }
  ... on MediaNode { media url title posterUrl captionsUrl transcript playerUrl }
  ... on LocationNode { title address url }
  ... on EmbedNode { url title height event blockId }
  ... on CardsNode { cards { title text imageUrl imageAlt buttons { label choiceId url } } } }`;

const inline = 'fragment Inline on InlineNode { text isBold isItalic isCode isBreak url }';

const awaitingFields =
  'blockId kind placeholder isLong isMultiple isSearchable choices { id label detail imageUrl } min max scale form { submit fields { id kind label isRequired choices { id label } autocomplete value error } } files { accepts bytesMax countMax } days { date hours { opens closes } }';

const payloadFields = `conversationId token state endReason lastSequence locale takenOverBy
  messages { ${messageFields} } awaiting { ${awaitingFields} } bot { ${botFields} } userErrors { code message }`;

/** What every operation of a conversation returns. */
export const payload = `fragment Payload on VisitorPayload { ${payloadFields} } ${inline}`;

/** The GraphQL documents of the widget, by operation name. */
export const operations = {
  PublicBot: publicBotOperation,
  StartConversation: `mutation StartConversation($input: StartConversationInput!) {
  payload: startConversation(input: $input) { ...Payload } } ${payload}`,
  SendMessage: `mutation SendMessage($input: SendMessageInput!) { payload: sendMessage(input: $input) { ...Payload } }
  ${payload}`,
  EndConversation: `mutation EndConversation { payload: endConversation { ...Payload } } ${payload}`,
  LeaveQueue: `mutation LeaveQueue { payload: leaveQueue { ...Payload } } ${payload}`,
  PlaceInQueue: `query PlaceInQueue { visitorConversation(last: 1) { queuePlace { position waitMinutes } } }`,
  StartOver: `mutation StartOver { payload: startOver { ...Payload } } ${payload}`,
  CatchUp: `query CatchUp($after: Int) { payload: visitorConversation(after: $after) { ...Payload } } ${payload}`,
  Older: `query Older($before: Int, $last: Int) {
  payload: visitorConversation(before: $before, last: $last) { ...Payload } } ${payload}`,
  PrepareUpload: `mutation PrepareUpload($input: PrepareUploadInput!) {
  payload: prepareUpload(input: $input) { upload { fileId url } userErrors { code message } } }`,
  DeleteMyData: 'mutation DeleteMyData { deleteMyData { isDeleted userErrors { code message } } }',
  ReportPresence: 'mutation ReportPresence($isTyping: Boolean) { reportPresence(isTyping: $isTyping) }',
  ConversationEvents: `subscription ConversationEvents($after: Int) { conversationEvents(after: $after) {
  sequence kind state endReason takenOverBy message { ${messageFields} } awaiting { ${awaitingFields} } } } ${inline}`,
} as const;

/** Name of one of the widget's operations. */
export type OperationName = keyof typeof operations;
