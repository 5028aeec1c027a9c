'use client';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Chip } from '../../../../ui/index.js';
import type { TriedTexts } from '../../hooks/use-bot-texts.js';
import { byPlace, type ChangedPlace, type TextChange } from '../../model/text-changes.js';
import { ChangedValues } from '../change-list.js';

type Account = TriedTexts['account'];

/** What a file of texts would change, block by block, and which rows are refused. */
export function TextsAccount({ account }: { account: Account }) {
  const t = useTranslations('bots.texts');
  const { changeCount, refusedCount, unchangedCount, changes } = account;
  return (
    <>
      <ul role="status" className="flex flex-wrap gap-2">
        <li>
          <Chip tone={changeCount === 0 ? 'neutral' : 'info'}>{t('count.changed', { count: changeCount })}</Chip>
        </li>
        {refusedCount === 0 ? null : (
          <li>
            <Chip tone="bad">{t('count.refused', { count: refusedCount })}</Chip>
          </li>
        )}
        <li>
          <Chip>{t('count.unchanged', { count: unchangedCount })}</Chip>
        </li>
      </ul>
      <RefusedRows account={account} />
      {changes.length === 0 ? null : (
        <ul
          tabIndex={0}
          aria-label={t('changes')}
          className="flex max-h-80 flex-col divide-y divide-line overflow-y-auto rounded-control border border-line"
        >
          {byPlace(changes).map((place) => (
            <PlaceLines key={place.key} place={place} />
          ))}
        </ul>
      )}
      {changes.length < changeCount ? (
        <p className="text-ink-2">{t('more', { count: changeCount - changes.length })}</p>
      ) : null}
    </>
  );
}

function PlaceLines({ place }: { place: ChangedPlace }) {
  const t = useTranslations('bots.texts');
  const { groupTitle, blockTitle, isKnowledge, changes } = place;
  return (
    <li className="flex flex-col gap-2 px-3 py-2.5">
      <p className="font-medium wrap-anywhere">
        {groupTitle === null ? t(isKnowledge ? 'knowledge' : 'intents') : `${groupTitle} › ${blockTitle ?? ''}`}
      </p>
      {changes.map((change) => (
        <ChangeLine key={`${change.field} ${change.language}`} change={change} />
      ))}
    </li>
  );
}

function ChangeLine({ change }: { change: TextChange }) {
  const t = useTranslations('bots');
  const { field, language, before, after, lostVariables } = change;
  const name = language === 'en' ? t('voice.en') : t('voice.es');
  return (
    <div className="flex flex-col gap-1">
      <p className="text-xs text-ink-2 wrap-anywhere">
        {name} · <code>{field}</code>
      </p>
      <ChangedValues before={before === '' ? null : before} after={after} />
      {lostVariables.length === 0 ? null : (
        <p className="flex items-start gap-1.5 text-[13px] text-warn wrap-anywhere">
          <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {t('texts.lost', {
            count: lostVariables.length,
            names: lostVariables.map((one) => `{{ ${one} }}`).join(', '),
          })}
        </p>
      )}
    </div>
  );
}

function RefusedRows({ account: { refused, refusedCount } }: { account: Account }) {
  const t = useTranslations('bots.texts');
  if (refusedCount === 0) return null;
  return (
    <div className="rounded-control bg-bad-soft p-3 text-bad">
      <p className="font-semibold">{t('refusedTitle')}</p>
      <ul
        tabIndex={0}
        aria-label={t('refusedTitle')}
        className="mt-1 max-h-40 list-disc overflow-y-auto pl-8 wrap-anywhere"
      >
        {refused.map(({ row, place, field, reason }) => (
          <li key={row}>{t('refusedRow', { row, place, field, reason })}</li>
        ))}
      </ul>
      {refused.length < refusedCount ? <p>{t('more', { count: refusedCount - refused.length })}</p> : null}
    </div>
  );
}
