import { MessageType, parseMessage } from 'graphql-ws';

const fromClients: ReadonlySet<string> = new Set([
  MessageType.ConnectionInit,
  MessageType.Ping,
  MessageType.Pong,
  MessageType.Subscribe,
  MessageType.Complete,
]);

/** True for a message of the protocol that clients send. The library takes those of servers for a defect. */
export function isClientMessage(text: string): boolean {
  try {
    return fromClients.has(parseMessage(text).type);
  } catch {
    return false;
  }
}
