import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../../apollo/index.js';
import { UpdateAllowedSitesDocument } from '../../../gql/graphql.js';
import { Button, Field, Panel, showDone, Textarea } from '../../../ui/index.js';
import { problemOf, sitesIn } from '../model/sites.js';

/**
 * The sites that may show the bot: one on each line, none for every site. A change applies at once, without publishing.
 */
export function AllowedSites({ bot }: { bot: { id: string; allowedSites: readonly string[] } }) {
  const t = useTranslations('channels.sites');
  const saved = bot.allowedSites.join('\n');
  const [text, setText] = useState(saved);
  const [problem, setProblem] = useState<string | null>(null);
  const [update, { loading }] = useMutation(UpdateAllowedSitesDocument);
  const sites = sitesIn(text);
  const isChanged = sites.join('\n') !== saved;
  const save = async (): Promise<void> => {
    setProblem(null);
    try {
      const { data } = await update({ variables: { input: { botId: bot.id, sites } } });
      const refusal = data?.updateAllowedSites.userErrors[0];
      if (refusal !== undefined) return setProblem(problemOf(refusal, sites));
      setText(data?.updateAllowedSites.bot?.allowedSites.join('\n') ?? text);
      showDone(t('saved'));
    } catch (error) {
      setProblem(failureOf(error).message ?? t('failed'));
    }
  };
  return (
    <Panel aria-label={t('title')} className="flex flex-col gap-4 p-5">
      <div>
        <h3 className="text-base font-semibold">{t('title')}</h3>
        <p className="text-ink-2">
          {bot.allowedSites.length === 0 ? t('every') : t('some', { count: bot.allowedSites.length })}
        </p>
      </div>
      <Field label={t('label')} hint={t('hint')} error={problem}>
        <Textarea
          rows={3}
          value={text}
          placeholder={'salon.mx\n*.salon.mx'}
          spellCheck={false}
          autoCapitalize="off"
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="flex items-center gap-3">
        <Button isLoading={loading} disabled={!isChanged} onClick={() => void save()}>
          {t('save')}
        </Button>
        {isChanged ? <span className="text-xs text-warn">{t('unsaved')}</span> : null}
      </div>
    </Panel>
  );
}
