import { ApolloLink } from '@apollo/client';
import { tap } from 'rxjs';

type Listener = (operationName: string) => void;

const listeners = new Set<Listener>();

/** Tells the name of every query and mutation that was answered without an error; returns how to stop. */
export function onOperationDone(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Put before the link that sends. */
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
