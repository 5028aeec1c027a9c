'use client';
import { useMutation } from '@apollo/client/react';
import type { BlockOf } from '@tertulia/flow-engine';
import { useState } from 'react';
import { useLanguage } from '../../../i18n/index.js';
import { TryHttpRequestDocument, type TryHttpRequestMutation } from '../../../gql/graphql.js';
import { useBuilder, useDefinition } from '../../bots/index.js';
import { triedRequest } from '../model/tried-request.js';

type Payload = TryHttpRequestMutation['testHttpRequest'];

/** How a trial ended: what came back, why nothing did, or why nothing was sent. */
export type Trial =
  | { kind: 'response'; response: NonNullable<Payload['response']>; durationMs: number | null }
  | { kind: 'failure'; failure: NonNullable<Payload['failure']> }
  | { kind: 'refused'; message: string }
  | { kind: 'incomplete' | 'unavailable' };

/** Sends the request of a block once, by the same executor that conversations use. */
export function useRequestTrial(block: BlockOf<'httpRequest'>): {
  trial: Trial | null;
  isBusy: boolean;
  send: (values: Record<string, string>) => void;
} {
  const { botId } = useBuilder();
  const definition = useDefinition();
  const { locale } = useLanguage();
  const [mutate, { loading }] = useMutation(TryHttpRequestDocument, { fetchPolicy: 'no-cache' });
  const [trial, setTrial] = useState<Trial | null>(null);
  const send = (values: Record<string, string>): void => {
    const request = triedRequest(definition, block, { values, locale });
    if ('fault' in request) return setTrial({ kind: 'incomplete' });
    const { method, url, headers, body, connectionId } = request;
    const input = { botId, connectionId, method, url, headers, body };
    void mutate({ variables: { input } }).then(
      ({ data }) => setTrial(trialOf(data?.testHttpRequest)),
      () => setTrial({ kind: 'unavailable' }),
    );
  };
  return { trial, isBusy: loading, send };
}

function trialOf(payload: Payload | undefined): Trial {
  const [error] = payload?.userErrors ?? [];
  if (error !== undefined) return { kind: 'refused', message: error.message };
  const { response = null, failure = null, durationMs = null } = payload ?? {};
  if (response !== null) return { kind: 'response', response, durationMs };
  return failure === null ? { kind: 'unavailable' } : { kind: 'failure', failure };
}
