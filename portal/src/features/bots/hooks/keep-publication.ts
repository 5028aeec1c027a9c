import type { ApolloClient } from '@apollo/client';
import type { BuilderPublicationFragment } from '../../../gql/graphql.js';
import { isNewer } from '../model/publication-state.js';

/**
 * Caches what an event or an answer says of a bot's latest publication. Events and answers come by different connections: an answer that
 * arrives after later events changes nothing. Returns whether it was news.
 */
export function keepPublication(client: ApolloClient, botId: string, publication: BuilderPublicationFragment): boolean {
  let isKept = false;
  client.cache.modify({
    id: client.cache.identify({ __typename: 'Bot', id: botId }),
    fields: {
      latestPublication: (known, { readField }) => {
        isKept =
          known === null ||
          isNewer(publication, { id: readField('id', known) ?? '', sequence: readField('sequence', known) ?? 0 });
        return isKept ? publication : known;
      },
    },
  });
  return isKept;
}
