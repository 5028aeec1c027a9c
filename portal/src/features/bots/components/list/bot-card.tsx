'use client';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { BotListQuery } from '../../../../gql/graphql.js';
import { Avatar, Chip, BareIconButton, Menu, RelativeTime, StatusDot, Link } from '../../../../ui/index.js';
import { usePermission } from '../../../identity/index.js';
import { useExport } from '../../hooks/use-bot-file.js';
import { useBotActions } from '../../hooks/use-bot-actions.js';
import { textOn } from '../../model/colour.js';
import { RenameDialog } from './rename-dialog.js';

/** A bot of the list; `draft` is missing for members who may not read drafts. */
type ListedBot = NonNullable<NonNullable<BotListQuery['organization']>['bots']>['nodes'][number];

/** One bot of the list. */
export function BotCard({ bot, onChanged }: { bot: ListedBot; onChanged: () => void }) {
  const t = useTranslations('bots');
  const mayEdit = usePermission('bots.edit');
  return (
    <li className="relative flex flex-col gap-4 rounded-panel border border-line bg-surface p-4 hover:border-line-strong">
      <div className="flex items-start gap-3">
        <Face bot={bot} />
        <div className="min-w-0 grow">
          {mayEdit ? (
            <Link
              href={`/bots/${bot.id}/flow`}
              className="block truncate font-semibold after:absolute after:inset-0"
              title={bot.name}
            >
              {bot.name}
            </Link>
          ) : (
            <span className="block truncate font-semibold">{bot.name}</span>
          )}
          <span className="text-xs text-ink-2">
            {t('list.edited')} <RelativeTime at={bot.updatedAt} className="relative z-10" />
          </span>
        </div>
        <CardMenu bot={bot} onChanged={onChanged} />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {bot.live === null ? null : <LiveCounts live={bot.live} />}
        <span className="ml-auto flex items-center gap-2">
          {bot.isDemo ? <Chip>{t('list.demo')}</Chip> : null}
          <StateChip bot={bot} />
        </span>
      </div>
    </li>
  );
}

/** The bot's avatar as visitors see it; its initials for members who may not read drafts. */
function Face({ bot: { name, theme } }: { bot: ListedBot }) {
  if (theme === undefined) return <Avatar name={name} size={36} tone="accent" />;
  return (
    <span
      aria-hidden
      className="grid size-9 shrink-0 place-items-center rounded-full text-xs font-bold"
      style={{ backgroundColor: theme.primaryColor, color: textOn(theme.primaryColor) }}
    >
      {theme.avatarText}
    </span>
  );
}

function LiveCounts({ live: { active, waiting } }: { live: NonNullable<ListedBot['live']> }) {
  const t = useTranslations('bots');
  return (
    <>
      <span className="flex items-center gap-2" title={t('list.state')}>
        <StatusDot tone={active > 0 ? 'ok' : 'neutral'} />
        <span className={active > 0 ? '' : 'text-ink-2'}>{t('list.live', { count: active })}</span>
      </span>
      {waiting > 0 ? <span className="font-semibold text-warn">{t('list.waiting', { count: waiting })}</span> : null}
    </>
  );
}

function StateChip({ bot }: { bot: ListedBot }) {
  const t = useTranslations('bots');
  const version = bot.liveVersion?.number;
  const count = bot.draft?.changesSinceLive.count ?? 0;
  if (version === undefined) return <Chip>{t('state.draft')}</Chip>;
  if (bot.status === 'PAUSED') return <Chip tone="warn">{t('state.paused', { version })}</Chip>;
  if (count > 0) {
    return (
      <Chip tone="warn" hasDot>
        {t('state.unpublished', { count })}
      </Chip>
    );
  }
  return (
    <Chip tone="ok" hasDot>
      {t('state.live', { version })}
    </Chip>
  );
}

function CardMenu({ bot, onChanged }: { bot: ListedBot; onChanged: () => void }) {
  const t = useTranslations('bots');
  const { duplicate, remove } = useBotActions(onChanged);
  const exportBot = useExport();
  const [isRenaming, setRenaming] = useState(false);
  const mayEdit = usePermission('bots.edit');
  const mayCreate = usePermission('bots.create');
  const mayDelete = usePermission('bots.delete');
  if (!mayEdit) return null;
  const creating = mayCreate ? [{ label: t('list.duplicate'), onSelect: () => void duplicate(bot) }] : [];
  const deleting = mayDelete ? [{ label: t('list.delete'), isDanger: true, onSelect: () => void remove(bot) }] : [];
  return (
    <span className="relative z-10">
      <Menu
        trigger={<BareIconButton icon={Ellipsis} label={t('list.menu', { name: bot.name })} />}
        groups={[
          [
            { label: t('list.open'), href: `/bots/${bot.id}/flow` },
            { label: t('list.rename'), onSelect: () => setRenaming(true) },
            ...creating,
            { label: t('files.export'), onSelect: () => void exportBot(bot.id) },
          ],
          deleting,
        ]}
      />
      <RenameDialog bot={bot} isOpen={isRenaming} onClose={() => setRenaming(false)} />
    </span>
  );
}
