import { readSite, sitesMax } from '@tertulia/flow-engine';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, Field, Panel, Textarea } from '../../../ui/index.js';
import { settingsOf, useDefinition, useDraft } from '../../bots/index.js';
import { sitesIn } from '../model/sites.js';

/** The sites whose pages the bot may show inside the chat: one on each line. A part of the draft, so that it reaches visitors on publishing. */
export function FramedSites() {
  const t = useTranslations('channels.framed');
  const draft = useDraft();
  const { framedSites } = settingsOf(useDefinition());
  const saved = framedSites.join('\n');
  const [written, setWritten] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const text = written ?? saved;
  const sites = sitesIn(text);
  const isChanged = sites.join('\n') !== saved;
  const use = (): void => {
    const read = sites.map(readSite);
    const wrong = sites[read.indexOf(null)];
    if (wrong !== undefined) return setProblem(t('invalid', { site: wrong }));
    const known = [...new Set(read.filter((site) => site !== null))];
    if (known.length > sitesMax) return setProblem(t('many', { max: sitesMax }));
    setProblem(null);
    setWritten(null);
    const before = settingsOf(draft.store.getState().definition);
    draft.edit({ kind: 'settings', settings: { ...before, framedSites: known } });
  };
  return (
    <Panel aria-label={t('title')} className="flex flex-col gap-4 p-5">
      <div>
        <h3 className="text-base font-semibold">{t('title')}</h3>
        <p className="text-ink-2">{framedSites.length === 0 ? t('none') : t('some', { count: framedSites.length })}</p>
      </div>
      <Field label={t('label')} hint={t('hint')} error={problem}>
        <Textarea
          rows={3}
          value={text}
          placeholder={'citas.mx\n*.citas.mx'}
          spellCheck={false}
          autoCapitalize="off"
          onChange={(event) => setWritten(event.target.value)}
        />
      </Field>
      <div className="flex items-center gap-3">
        <Button disabled={!isChanged} onClick={use}>
          {t('use')}
        </Button>
        {isChanged ? <span className="text-xs text-warn">{t('unsaved')}</span> : null}
      </div>
    </Panel>
  );
}
