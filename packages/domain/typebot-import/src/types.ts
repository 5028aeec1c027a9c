/** Blocks that send something and go on. */
export const bubbleTypes: ReadonlySet<string> = new Set(['text', 'image', 'video', 'audio', 'embed']);

/** Blocks that ask. */
export const inputTypes: ReadonlySet<string> = new Set([
  ...['text input', 'number input', 'email input', 'url input', 'phone number input', 'date input', 'time input'],
  ...['choice input', 'picture choice input', 'rating input', 'file input', 'payment input', 'cards'],
]);

/** Integrations that Typebot has as packages of their own; the second part of those that are language models. */
export const modelTypes: ReadonlySet<string> = new Set([
  ...['openai', 'anthropic', 'mistral', 'groq', 'together-ai', 'open-router', 'perplexity', 'deepseek', 'OpenAI'],
]);

const forgeTypes = [
  ...['dify-ai', 'elevenlabs', 'cal-com', 'chat-node', 'qr-code', 'nocodb', 'segment', 'zendesk', 'posthog'],
  ...['blink', 'gmail'],
];

/** Calls over HTTP. */
export const requestTypes: ReadonlySet<string> = new Set(['Webhook', 'Zapier', 'Make.com', 'Pabbly']);

/** What runs in the visitor's browser and can be left out without changing the conversation. */
export const trackingTypes: ReadonlySet<string> = new Set(['Code', 'Google Analytics', 'Pixel']);

/** Every type of block. `webhook` and `Webhook` are different blocks. */
export const blockTypes: ReadonlySet<string> = new Set([
  ...['start', ...bubbleTypes, ...inputTypes, ...modelTypes, ...forgeTypes, ...requestTypes, ...trackingTypes],
  ...['Set variable', 'Condition', 'Redirect', 'Wait', 'AB test', 'Jump', 'Return', 'Typebot link', 'webhook'],
  ...['Email', 'Google Sheets', 'Chatwoot'],
]);
