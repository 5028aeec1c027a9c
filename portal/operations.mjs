/** The operations of the portal: where they are written, and as which text each is sent. */
import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InMemoryCache } from '@apollo/client';
import { Kind, parse, print, visit } from 'graphql';

const sourceFolder = join(import.meta.dirname, 'src');

/** Each feature keeps its operations beside its screens. `path` is relative to `src`, with slashes. */
export async function readDocuments() {
  const paths = globSync('**/*.graphql', { cwd: sourceFolder }).map((path) => path.replaceAll('\\', '/'));
  return Promise.all(
    paths.toSorted().map(async (path) => ({ path, document: parse(await readFile(join(sourceFolder, path), 'utf8')) })),
  );
}

/**
 * Operations of the pages before signing in, which load no GraphQL client that could print a document. They are sent once in a visit, so that
 * their hashes would cost more bytes than they save.
 */
export function isSentAsText(path) {
  return path.endsWith('/entry.graphql');
}

/** The operations that are sent by their hash, each with the text that the gateway gets to know. */
export function sentOperations(documents) {
  const fragments = new Map(
    documents.flatMap(({ document }) =>
      document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((one) => [one.name.value, one]),
    ),
  );
  const hashed = documents.filter(({ path }) => !isSentAsText(path));
  return hashed.flatMap(({ document }) =>
    document.definitions
      .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
      .map((operation) => {
        const whole = { kind: Kind.DOCUMENT, definitions: [operation, ...fragmentsOf(operation, fragments)] };
        const text = print(asClientSends(whole));
        return { operation, text, hash: createHash('sha256').update(text).digest('hex') };
      }),
  );
}

/** Apollo Client asks for the type of every object, for its cache. */
function asClientSends(document) {
  return new InMemoryCache().transformDocument(document);
}

function fragmentsOf(node, fragments, found = new Set()) {
  visit(node, {
    FragmentSpread: ({ name }) => {
      const fragment = fragments.get(name.value);
      if (fragment === undefined || found.has(fragment)) return;
      found.add(fragment);
      fragmentsOf(fragment, fragments, found);
    },
  });
  return [...found];
}
