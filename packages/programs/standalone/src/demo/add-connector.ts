import { drain } from '@tertulia/messaging';
import type { UserPrincipal } from '@tertulia/principal';
import { change, type DemoTools } from './ask.js';

/** Saves a connector of the organization, whose plan includes one. */
export async function addConnector(tools: DemoTools, admin: UserPrincipal, manifest: object): Promise<void> {
  // The plan reaches integrations by an event.
  await drain(tools.platform.relays);
  const input = { manifest: `${JSON.stringify(manifest, null, 2)}\n` };
  await change(tools, admin, { subgraph: 'integrations', name: 'saveConnector', input });
}
