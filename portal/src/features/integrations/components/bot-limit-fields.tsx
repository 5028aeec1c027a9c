'use client';
import { useTranslations } from 'use-intl';
import { Checkbox, RadioTiles } from '../../../ui/index.js';
import { useViewer } from '../../identity/index.js';
import type { BotLimit } from '../model/connection-form.js';
import type { OwnBot } from '../model/connections.js';

/** Which bots may use a connection. A bot manager always chooses among the own bots. */
export function BotLimitFields({
  limit,
  bots,
  error,
  onChange,
}: {
  limit: BotLimit;
  bots: readonly OwnBot[];
  error: string | null;
  onChange: (limit: BotLimit) => void;
}) {
  const t = useTranslations('integrations.bots');
  const isManager = useViewer().role === 'BOT_MANAGER';
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-xs font-semibold">{t('label')}</legend>
      {isManager ? (
        <p className="text-xs text-ink-2">{t('managerHint')}</p>
      ) : (
        <RadioTiles
          label={t('label')}
          value={limit.isLimited ? 'some' : 'every'}
          onValueChange={(value) => onChange({ ...limit, isLimited: value === 'some' })}
          tiles={[
            { value: 'every', label: t('every'), hint: t('everyHint') },
            { value: 'some', label: t('some'), hint: t('someHint') },
          ]}
          className="gap-2 sm:grid-cols-2 [&>button]:p-3"
        />
      )}
      {limit.isLimited ? <BotChoice limit={limit} bots={bots} onChange={onChange} /> : null}
      {error === null ? null : (
        <p role="alert" className="text-xs text-bad">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function BotChoice({
  limit,
  bots,
  onChange,
}: {
  limit: BotLimit;
  bots: readonly OwnBot[];
  onChange: (limit: BotLimit) => void;
}) {
  const toggle = (id: string, isChosen: boolean): void => {
    const others = limit.botIds.filter((one) => one !== id);
    onChange({ ...limit, botIds: isChosen ? [...others, id] : others });
  };
  return bots.map(({ id, name }) => (
    <Checkbox
      key={id}
      label={name}
      isChecked={limit.botIds.includes(id)}
      onChange={(isChosen) => toggle(id, isChosen)}
    />
  ));
}
