import type { ApolloClient } from '@apollo/client';
import { RemovePushDeviceDocument } from '../../../gql/graphql.js';
import { ownDeviceId, unsubscribe } from './push-browser.js';

/**
 * Before a person signs out: this browser is notified no more. In other organizations the server learns of it with the next push.
 * What fails is not worth staying signed in for.
 */
export async function forgetBrowser(client: ApolloClient, organizationId: string): Promise<void> {
  try {
    const pushDeviceId = await ownDeviceId(organizationId);
    await unsubscribe();
    if (pushDeviceId === null) return;
    await client.mutate({ mutation: RemovePushDeviceDocument, variables: { input: { pushDeviceId } } });
  } catch {
    // The subscription is gone, or the browser has forgotten it before.
  }
}
