import { ApolloLink } from '@apollo/client';
import { tap } from 'rxjs';

type Listener = (operationName: string) => void;

const listeners = new Set<Listener>();

/**
 * Calls the listener with the name of every query and mutation that succeeds; returns the function that unsubscribes.
 */
export function onOperationDone(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Must come before the link that sends the request. */
export function createOperationsDoneLink(): ApolloLink {
  return new ApolloLink((operation, forward) =>
    forward(operation).pipe(
      tap((result) => {
        if ('errors' in result && result.errors !== undefined) return;
        for (const listener of listeners) listener(operation.operationName ?? '');
      }),
    ),
  );
}
