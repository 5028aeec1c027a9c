import { foreignType } from '@tertulia/subgraph';
export const BotStub = foreignType('Bot', 'A chatbot.', { isResolvable: false });
