'use client';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { useUpload } from './use-upload.js';

/** A file that the platform has. */
export interface ReadyFile {
  id: string;
  name: string;
}

/** The files of one question: each is sent to the platform when it is picked. */
export function usePickedFiles(simulationId: string, countMax: number) {
  const t = useTranslations('simulator.files');
  const upload = useUpload(simulationId, useLocale());
  const [ready, setReady] = useState<readonly ReadyFile[]>([]);
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const room = countMax - ready.length;
  const add = async (files: readonly File[]): Promise<void> => {
    setSending(true);
    setRefusal(null);
    for (const file of files.slice(0, room)) {
      const sent = await upload(file);
      if (sent === null || 'refused' in sent) setRefusal(sent?.refused ?? t('failed'));
      else setReady((before) => [...before, sent]);
    }
    setSending(false);
  };
  const remove = (id: string): void => setReady(ready.filter((one) => one.id !== id));
  return { ready, isSending, refusal, room, add, remove };
}
