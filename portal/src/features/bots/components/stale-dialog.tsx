'use client';
import { diffDefinitions, type BotDefinition } from '@tertulia/flow-engine';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useStore } from 'zustand';
import { useFormats } from '../../../i18n/index.js';
import { Button, Dialog, showDone, showFailure } from '../../../ui/index.js';
import { serverDraft, useDraft } from '../hooks/use-builder.js';
import { useFetchDraft } from '../hooks/use-draft-watch.js';
import { ChangeList } from './change-list.js';

/** Asks what to do when somebody else saved the draft first. Nothing is lost before the person decides. */
export function StaleDialog() {
  const t = useTranslations('bots');
  const draft = useDraft();
  const fetchDraft = useFetchDraft();
  const { exact } = useFormats();
  const status = useStore(draft.store, (state) => state.status);
  const [isPutOff, setPutOff] = useState<number | null>(null);
  const [theirs, setTheirs] = useState<BotDefinition | null>(null);
  if (status.kind !== 'stale') return null;
  const { updatedBy, updatedAt, revision } = status.stale;
  const compare = async (): Promise<void> => {
    const bot = await fetchDraft();
    if (bot === null) showFailure(t('stale.failed'));
    else setTheirs(serverDraft(bot).definition);
  };
  const takeTheirs = async (): Promise<void> => {
    const bot = await fetchDraft();
    if (bot === null) return showFailure(t('stale.failed'));
    draft.takeTheirs(serverDraft(bot));
    showDone(t('stale.tookTheirs'));
  };
  return (
    <Dialog
      isOpen={isPutOff !== revision}
      onOpenChange={(isOpen) => setPutOff(isOpen ? null : revision)}
      title={t('stale.title')}
      description={t('stale.text', { name: updatedBy ?? t('somebody'), at: exact(updatedAt) })}
      footer={
        <>
          {theirs === null ? (
            <Button onClick={() => void compare().catch(() => showFailure(t('stale.failed')))}>
              {t('stale.compare')}
            </Button>
          ) : null}
          <Button onClick={() => void takeTheirs().catch(() => showFailure(t('stale.failed')))}>
            {t('stale.theirs')}
          </Button>
          <Button variant="primary" onClick={draft.keepMine}>
            {t('stale.mine')}
          </Button>
        </>
      }
    >
      <p>{t('stale.hint', { count: status.queued })}</p>
      {theirs === null ? null : <Differences theirs={theirs} />}
    </Dialog>
  );
}

function Differences({ theirs }: { theirs: BotDefinition }) {
  const t = useTranslations('bots');
  const mine = useStore(useDraft().store, (state) => state.definition);
  return (
    <section className="mt-4">
      <h3 className="mb-2 text-sm font-semibold">{t('stale.differences')}</h3>
      <ChangeList changes={diffDefinitions(theirs, mine)} />
    </section>
  );
}
