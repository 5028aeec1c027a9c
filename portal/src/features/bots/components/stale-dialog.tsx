'use client';
import { conflictInWords, type ConflictWords } from '@tertulia/flow-engine';
import { useEffect, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useStore } from 'zustand';
import { useFormats, useLanguage } from '../../../i18n/index.js';
import { Button, Dialog } from '../../../ui/index.js';
import { useBuilder, useBuilderUi, useDraft } from '../hooks/use-builder.js';
import type { OpenConflicts } from '../model/draft-session.js';
import { ChangeTitle } from './change-list.js';

type Side = 'mine' | 'theirs';

/** Asks about each field that this browser and others changed to different values. Nothing is lost before the person decides. */
export function StaleDialog() {
  const conflicts = useStore(useDraft().store, (state) => state.conflicts);
  return conflicts === null ? null : <Conflicts key={conflicts.theirs.revision} open={conflicts} />;
}

function Conflicts({ open }: { open: OpenConflicts }) {
  const t = useTranslations('bots');
  const { draft, ui } = useBuilder();
  const { exact } = useFormats();
  const isPostponed = useBuilderUi((state) => state.isConflictPostponed);
  const [picked, setPicked] = useState<Readonly<Record<string, Side>>>({});
  const fields = useConflictWords(open);
  useEffect(() => ui.setState({ isConflictPostponed: false }), [ui]);
  const { updatedBy, updatedAt } = open.theirs;
  const resolve = (all?: Side): void => draft.resolve((path) => all ?? picked[keyOf(path)] ?? 'mine');
  return (
    <Dialog
      isOpen={!isPostponed}
      onOpenChange={(isOpen) => ui.setState({ isConflictPostponed: !isOpen })}
      title={t('stale.title', { count: fields.length })}
      description={t('stale.text', { name: updatedBy ?? t('somebody'), at: exact(updatedAt) })}
      footer={
        <>
          <Button onClick={() => resolve('theirs')}>{t('stale.allTheirs')}</Button>
          <Button onClick={() => resolve('mine')}>{t('stale.allMine')}</Button>
          <Button variant="primary" onClick={() => resolve()}>
            {t('stale.apply')}
          </Button>
        </>
      }
    >
      <p className="pb-3">{t('stale.hint')}</p>
      <ul className="flex max-h-96 flex-col gap-3 overflow-y-auto" tabIndex={0}>
        {fields.map(({ key, words }) => (
          <li key={key}>
            <ConflictField
              words={words}
              side={picked[key] ?? 'mine'}
              onPick={(side) => setPicked({ ...picked, [key]: side })}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function useConflictWords({ conflicts, base, theirs }: OpenConflicts): { key: string; words: ConflictWords }[] {
  const { locale } = useLanguage();
  const mine = useStore(useDraft().store, (state) => state.definition);
  return useMemo(() => {
    const sides = { base, mine, theirs: theirs.definition };
    return conflicts.map((conflict) => ({
      key: keyOf(conflict.path),
      words: conflictInWords(conflict, sides, locale),
    }));
  }, [conflicts, base, mine, theirs, locale]);
}

function keyOf(path: readonly string[]): string {
  return path.join('\u0000');
}

interface ConflictFieldProps {
  words: ConflictWords;
  side: Side;
  onPick: (side: Side) => void;
}

function ConflictField({ words, side, onPick }: ConflictFieldProps) {
  const t = useTranslations('bots');
  return (
    <fieldset className="rounded-control border border-line p-3">
      <legend className="px-1 text-xs text-ink-2">{t(`changes.${words.subject}`)}</legend>
      <ChangeTitle change={words} />
      {words.base === null ? null : <p className="text-xs text-ink-2">{t('stale.was', { value: words.base })}</p>}
      <div className="grid gap-2 pt-2 sm:grid-cols-2">
        {(['mine', 'theirs'] as const).map((each) => (
          <label
            key={each}
            className="flex cursor-pointer items-start gap-2 rounded-control border border-line p-2 has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input type="radio" className="mt-1 accent-accent" checked={side === each} onChange={() => onPick(each)} />
            <span className="min-w-0">
              <span className="block text-xs font-semibold">{t(`stale.${each}`)}</span>
              <span className="block wrap-anywhere">{words[each] ?? t('stale.nothing')}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
