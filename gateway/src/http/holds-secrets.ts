import { Kind, visit, type DocumentNode, type OperationDefinitionNode, OperationTypeNode } from 'graphql';

/** Names of fields that contain secrets: `token`, `resumeToken`, `secret`, `key`, `password`, `cookie`, and names that end in such a word. */
const secretName =
  /(?:^|[a-z])(?:token|secret|password|cookie|credential)$|^(?:api)?key$|(?:Token|Secret|Password|Key|Cookie|Credential)$/;

const known = new WeakMap<DocumentNode, boolean>();

/**
 * True when a response may contain both a secret and input of the caller. Compressing it would leak the secret through its length to an
 * attacker who controls the input and sees the length (BREACH). Mutations return input as well as keys, sessions and tokens.
 */
export function holdsSecrets(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  if (operation.operation !== OperationTypeNode.QUERY) return true;
  const found = known.get(document) ?? selectsSecrets(document);
  known.set(document, found);
  return found;
}

function selectsSecrets(document: DocumentNode): boolean {
  let isSecret = false;
  visit(document, {
    [Kind.FIELD]: ({ name }) => {
      isSecret ||= secretName.test(name.value);
    },
  });
  return isSecret;
}
