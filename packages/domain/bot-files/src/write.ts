import type { BotDefinition } from '@tertulia/flow-engine';
import { withSlots } from './connections.js';

/** The version of the format of files. A newer file is refused by an older program. */
export const botFileVersion = 1;

/** A bot as a file. It holds no secret and no id outside the bot: where a connection was, there is a slot. */
export interface BotFile {
  tertulia: 'bot';
  version: typeof botFileVersion;
  name: string;
  definition: BotDefinition;
}

/** The file of a bot; `connectorOf` names the connector of a connection, or null when it is not known. */
export function botFile(
  name: string,
  definition: BotDefinition,
  connectorOf: (connectionId: string) => string | null,
): BotFile {
  return { tertulia: 'bot', version: botFileVersion, name, definition: withSlots(definition, connectorOf) };
}
