import { MessageType, parseMessage } from 'graphql-ws';

const fromClients: ReadonlySet<string> = new Set([
  MessageType.ConnectionInit,
  MessageType.Ping,
  MessageType.Pong,
  MessageType.Subscribe,
  MessageType.Complete,
]);

/** True for messages that clients may send. The library treats a server's message as an internal error. */
export function isClientMessage(text: string): boolean {
  try {
    return fromClients.has(parseMessage(text).type);
  } catch {
    return false;
  }
}
