'use client';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { showDone } from '../../../ui/index.js';
import { useDefinition, useDraft } from '../../bots/index.js';
import { findTexts, replaceTexts } from '../model/replace.js';
import { changedBeside, changesBeside, findBeside, undoneBeside, type BesideChange } from '../model/replace-beside.js';
import type { TextQuery } from '../model/words.js';
import { useEditor, useFlows } from './use-editor.js';

const nothing: TextQuery = { wanted: '', isCaseSensitive: false, isWholeWord: false };

/** What is looked for, what was found, and which hits stay as they are. */
export function useReplacing() {
  const flows = useFlows();
  const { knowledge, prompts } = useDefinition();
  const [query, setQuery] = useState(nothing);
  const [replacement, setReplacement] = useState('');
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const calm = useDeferredValue(query);
  const hits = useMemo(() => findTexts(flows, calm), [flows, calm]);
  const beside = useMemo(() => findBeside({ knowledge, prompts }, calm), [knowledge, prompts, calm]);
  const replaceNow = useReplace();
  const change = (part: Partial<TextQuery>): void => {
    setQuery((before) => ({ ...before, ...part }));
    setDropped(new Set());
  };
  const toggle = (key: string): void => {
    const next = new Set(dropped);
    if (!next.delete(key)) next.add(key);
    setDropped(next);
  };
  const replace = (): void => {
    replaceNow({ query, replacement, dropped });
    setDropped(new Set());
  };
  return { query, change, replacement, setReplacement, hits, beside, dropped, toggle, replace };
}

/**
 * Replaces in everything that is found now and not left out. In flows that is one step of the history; entries and prompts have none, so
 * the offer to undo gives them their texts back, except those that somebody changed since.
 */
function useReplace() {
  const t = useTranslations('flow-editor.replace');
  const { editor } = useEditor();
  const draft = useDraft();
  const write = (changes: readonly BesideChange[]): void => {
    const { knowledge, prompts } = changedBeside(draft.store.getState().definition, changes);
    for (const entry of knowledge) draft.edit({ kind: 'knowledge', entry });
    for (const prompt of prompts) draft.edit({ kind: 'prompt', prompt, note: '' });
  };
  return (wish: { query: TextQuery; replacement: string; dropped: ReadonlySet<string> }): void => {
    const isTicked = ({ key }: { key: string }): boolean => !wish.dropped.has(key);
    const chosen = findTexts(editor.store.getState().flows, wish.query).filter(isTicked);
    const { definition } = draft.store.getState();
    const changes = changesBeside(definition, findBeside(definition, wish.query).filter(isTicked), wish);
    const count = chosen.length + changes.length;
    if (count === 0) return;
    if (chosen.length > 0)
      editor.changeAll(({ flows, variables }) => ({ flows: replaceTexts(flows, chosen, wish), variables }));
    write(changes);
    const onUndo = (): void => {
      if (chosen.length > 0) editor.undo();
      write(undoneBeside(draft.store.getState().definition, changes));
    };
    showDone(t('done', { count }), { label: t('undo'), onUndo });
  };
}
