'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { TryConnectorDocument, type TryConnectorMutation } from '../../../gql/graphql.js';
import { mistakesOf, type ManifestMistake, type Tryable } from '../model/own-connectors.js';

/** How an action that was tried ended. */
export type Trial = TryConnectorMutation['tryConnector'];

/** Runs one action of a manifest that need not be saved. Mistakes of the manifest go where those of saving go. */
export function useConnectorTrial(manifest: string, onMistakes: (mistakes: readonly ManifestMistake[]) => void) {
  const t = useTranslations('connectors');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [trial, setTrial] = useState<Trial | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [send] = useMutation(TryConnectorDocument);
  const run = async ({ name: action, fields, inputs }: Tryable): Promise<void> => {
    const given = (kind: string, names: Tryable['fields']) =>
      names.flatMap(({ name }) => {
        const value = values[`${kind} ${name}`] ?? '';
        return value === '' ? [] : [{ name, value }];
      });
    setBusy(true);
    try {
      const input = { manifest, action, fields: given('field', fields), inputs: given('input', inputs) };
      const tried = (await send({ variables: { input } })).data?.tryConnector ?? null;
      onMistakes(mistakesOf(tried?.userErrors ?? []));
      setTrial(tried?.userErrors.length === 0 ? tried : null);
    } catch (error) {
      onMistakes([{ path: [], message: failureOf(error).message ?? t('failed') }]);
    } finally {
      setBusy(false);
    }
  };
  return {
    values,
    change: (key: string, value: string) => setValues((current) => ({ ...current, [key]: value })),
    ...{ trial, isBusy },
    run: (action: Tryable) => void run(action),
  };
}
