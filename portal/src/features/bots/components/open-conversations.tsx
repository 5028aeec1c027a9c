'use client';
import type { BotDefinition } from '@tertulia/flow-engine';
import { useTranslations } from 'use-intl';
import type { ConversationsChoice } from '../../../gql/graphql.js';
import { Field, Select } from '../../../ui/index.js';
import { useWaitingVisitors } from '../hooks/use-waiting-visitors.js';
import { movePreview } from '../model/move-preview.js';

const choices: readonly ConversationsChoice[] = ['FINISH', 'MOVE'];

/** What happens to open conversations, and where those would go on whose block is gone. */
export function OpenConversations({
  definition,
  value,
  onChange,
}: {
  /** What goes live. */
  definition: BotDefinition;
  value: ConversationsChoice;
  onChange: (choice: ConversationsChoice) => void;
}) {
  const t = useTranslations('bots.publish.open');
  const { waiting, groups, atStart } = movePreview(definition, useWaitingVisitors());
  const lost = atStart + groups.reduce((sum, { visitors }) => sum + visitors, 0);
  return (
    <div className="flex flex-col gap-2">
      <Field label={t('label')} hint={t('hint', { count: waiting })}>
        <Select
          value={value}
          onValueChange={(picked) => onChange(choices.find((one) => one === picked) ?? value)}
          options={choices.map((one) => ({ value: one, label: t(one) }))}
        />
      </Field>
      {value === 'MOVE' && lost > 0 ? (
        <div className="rounded-control bg-warn-soft p-3 text-warn">
          <p className="font-semibold">{t('lost', { count: lost })}</p>
          <ul className="mt-1 list-disc pl-8">
            {groups.map(({ title, visitors }) => (
              <li key={title}>{t('toGroup', { count: visitors, title })}</li>
            ))}
            {atStart === 0 ? null : <li>{t('toStart', { count: atStart })}</li>}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
