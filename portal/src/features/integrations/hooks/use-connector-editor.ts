'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { failureOf } from '../../../apollo/index.js';
import { OwnConnectorsDocument, SaveConnectorDocument, SubmitConnectorDocument } from '../../../gql/graphql.js';
import { showDone } from '../../../ui/index.js';
import { mistakesOf, starterManifest, type ManifestMistake, type OwnConnector } from '../model/own-connectors.js';

/** The editor of a manifest; what is typed stays when the server refuses it or is not reached. */
export function useConnectorEditor(connector: OwnConnector | null, onSaved: (saved: OwnConnector) => void) {
  const t = useTranslations('connectors');
  const stored = connector?.manifest ?? null;
  const [text, setText] = useState(stored ?? starterManifest);
  const [mistakes, setMistakes] = useState<readonly ManifestMistake[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [send] = useMutation(SaveConnectorDocument, { refetchQueries: [OwnConnectorsDocument] });
  const [sendSubmission] = useMutation(SubmitConnectorDocument);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const { data } = await send({ variables: { input: { connectorId: connector?.id ?? null, manifest: text } } });
      const result = data?.saveConnector;
      setMistakes(mistakesOf(result?.userErrors ?? []));
      if (result?.customConnector == null) return;
      showDone(t('editor.saved', { version: result.customConnector.version }));
      onSaved(result.customConnector);
    } catch (error) {
      setMistakes([{ path: [], message: failureOf(error).message ?? t('failed') }]);
    } finally {
      setBusy(false);
    }
  };
  const submit = async (): Promise<void> => {
    if (connector === null) return;
    const run = async () =>
      (await sendSubmission({ variables: { input: { connectorId: connector.id } } })).data?.submitConnector.userErrors;
    if (await attempt(run, { failed: t('failed') })) showDone(t('submission.done'));
  };
  return { text, setText, mistakes, setMistakes, isBusy, isChanged: text !== stored, save: () => void save(), submit };
}
