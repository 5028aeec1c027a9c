'use client';
import { useTranslations } from 'use-intl';
import type { ReportOfBotsFragment } from '../../../gql/graphql.js';
import { BarFigure } from './bar-figure.js';
import type { Section } from './report-body.js';

/** Conversations, or the goals that they reached, of each bot. */
export function BotsFigure({
  kind,
  series,
  section,
}: {
  kind: 'conversations' | 'goals';
  series: ReportOfBotsFragment['perBot'];
  section: Section<unknown>;
}) {
  const t = useTranslations('reports.bots');
  const other = kind === 'conversations' ? 'goals' : 'conversations';
  const metric = kind === 'conversations' ? 'conversations' : 'conversion';
  return (
    <BarFigure
      title={t(`${kind}.title`)}
      definition={t(`${kind}.definition`)}
      fileName={t(`${kind}.file`)}
      columns={[
        { heading: t('bot'), kind: 'TEXT' },
        { heading: t(`${kind}.heading`), kind: 'NUMBER' },
        { heading: t(`${other}.heading`), kind: 'NUMBER' },
      ]}
      bars={series
        .toSorted((one, next) => next[kind] - one[kind])
        .map(({ bot, ...numbers }) => ({
          key: bot.id,
          label: bot.name,
          value: numbers[kind],
          more: [numbers[other]],
          href: section.words.behind({ metric, botIds: [bot.id] }),
        }))}
      href={section.words.behind({ metric })}
      empty={{ title: t(`${kind}.emptyTitle`), text: t(`${kind}.emptyText`) }}
      section={section}
    />
  );
}
