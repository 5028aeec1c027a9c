import { drain } from '@tertulia/messaging';
import type { UserPrincipal } from '@tertulia/principal';
import { ask, type DemoTools } from './ask.js';

/** Saves a connector of the organization, whose plan includes one. */
export async function addConnector(tools: DemoTools, admin: UserPrincipal, manifest: object): Promise<void> {
  // The plan reaches integrations by an event.
  await drain(tools.platform.relays);
  const { saveConnector } = await ask<{ saveConnector: { userErrors: { message: string }[] } }>(tools, admin, {
    subgraph: 'integrations',
    query: `mutation ($input: SaveConnectorInput!) { saveConnector(input: $input) { userErrors { message } } }`,
    variables: { input: { manifest: `${JSON.stringify(manifest, null, 2)}\n` } },
  });
  const [problem] = saveConnector.userErrors;
  if (problem !== undefined) throw new Error(`the demo has no connector: ${problem.message}`);
}
