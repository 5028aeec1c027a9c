import { Kind, visit, type DocumentNode, type OperationDefinitionNode, OperationTypeNode } from 'graphql';

/** Fields that hold what opens something: `token`, `resumeToken`, `secret`, `key`, `password`, `cookie`, and what ends in such a word. */
const secretName =
  /(?:^|[a-z])(?:token|secret|password|cookie|credential)$|^(?:api)?key$|(?:Token|Secret|Password|Key|Cookie|Credential)$/;

const known = new WeakMap<DocumentNode, boolean>();

/**
 * True where an answer may hold a secret beside what its caller wrote: then its length, compressed, would tell of the secret to whoever
 * can make the caller write and can see the length. Mutations give back what they were given, and keys, sessions and tokens.
 */
export function holdsSecrets(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  if (operation.operation !== OperationTypeNode.QUERY) return true;
  const found = known.get(document) ?? asksForSecrets(document);
  known.set(document, found);
  return found;
}

function asksForSecrets(document: DocumentNode): boolean {
  let isSecret = false;
  visit(document, {
    [Kind.FIELD]: ({ name }) => {
      isSecret ||= secretName.test(name.value);
    },
  });
  return isSecret;
}
