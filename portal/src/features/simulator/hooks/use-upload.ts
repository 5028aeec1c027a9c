'use client';
import { useMutation } from '@apollo/client/react';
import { useCallback } from 'react';
import { PrepareSimulatedUploadDocument } from '../../../gql/graphql.js';
import { pathOf } from '../../../ui/sent-file.js';

/** What became of a file: its id and name, or why it was refused. */
export type Uploaded = { id: string; name: string } | { refused: string };

/** Sends a file of the simulator to the platform. `refused` is null where the platform did not answer. */
export function useUpload(simulationId: string, locale: string): (file: File) => Promise<Uploaded | null> {
  const [prepare] = useMutation(PrepareSimulatedUploadDocument, { fetchPolicy: 'no-cache' });
  return useCallback(
    async (file) => {
      try {
        const input = { simulationId, name: file.name, bytes: file.size };
        const { data } = await prepare({ variables: { input } });
        const upload = data?.prepareSimulatedUpload?.upload ?? null;
        if (upload === null) return { refused: data?.prepareSimulatedUpload?.userErrors[0]?.message ?? '' };
        const response = await fetch(pathOf(upload.url), { method: 'POST', body: file });
        const answer = (await response.json()) as { name: string } & { message: Record<string, string> };
        if (response.ok) return { id: upload.fileId, name: answer.name };
        return { refused: answer.message[locale] ?? answer.message['es'] ?? '' };
      } catch {
        return null;
      }
    },
    [prepare, simulationId, locale],
  );
}
