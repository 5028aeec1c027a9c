'use client';
import { Command } from 'cmdk';
import { Check, ChevronDown, Hash, Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Popover, cn, controlClass, useFieldContext } from '../../../ui/index.js';
import { foundChannels, type Channel, type ChannelList } from '../model/find-channels.js';

/** More are not drawn: whoever does not find theirs types more of its name. */
const shownMax = 50;

/** A channel chosen from a list that is searched by name. */
export function ChannelSelect({
  label,
  value,
  list,
  onChange,
}: {
  label: string;
  value: string;
  list: ChannelList | null;
  onChange: (channel: string) => void;
}) {
  const t = useTranslations('integrations.slackChannels');
  const field = useFieldContext();
  const [isOpen, setOpen] = useState(false);
  const name = list?.channels.find(({ id }) => id === value)?.name;
  const shown = name === undefined ? value : `#${name}`;
  return (
    <Popover
      label={label}
      isOpen={isOpen}
      onOpenChange={setOpen}
      className="w-(--radix-popover-trigger-width) min-w-72 overflow-hidden p-0"
      trigger={
        <button
          type="button"
          {...field}
          className={cn(
            controlClass,
            'flex h-9 items-center justify-between gap-2 px-2.5 text-left pointer-coarse:h-11 pointer-coarse:text-base',
          )}
        >
          <span className={cn('truncate', shown === '' && 'text-ink-2')}>
            {shown === '' ? t(list === null ? 'reading' : 'choose') : shown}
          </span>
          <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-2" />
        </button>
      }
    >
      <ChannelSearch
        label={label}
        value={value}
        list={list}
        onChoose={(channel) => {
          setOpen(false);
          onChange(channel);
        }}
      />
    </Popover>
  );
}

function ChannelSearch({
  label,
  value,
  list,
  onChoose,
}: {
  label: string;
  value: string;
  list: ChannelList | null;
  onChoose: (channel: string) => void;
}) {
  const t = useTranslations('integrations.slackChannels');
  const [typed, setTyped] = useState('');
  const found = foundChannels(list?.channels ?? [], typed);
  const more = found.length > shownMax || list?.isComplete === false;
  return (
    <Command shouldFilter={false} label={label} loop>
      <Command.Input
        autoFocus
        value={typed}
        onValueChange={setTyped}
        placeholder={t('search')}
        className="h-11 w-full border-b border-line bg-transparent px-3 text-base outline-none"
      />
      <Command.List className="max-h-72 overflow-y-auto p-1">
        <Command.Empty className="p-3 text-pretty text-ink-2">{t(list === null ? 'reading' : 'none')}</Command.Empty>
        {found.slice(0, shownMax).map((channel) => (
          <ChannelItem
            key={channel.id}
            channel={channel}
            isChosen={channel.id === value}
            onChoose={() => onChoose(channel.id)}
          />
        ))}
      </Command.List>
      {list !== null && more ? (
        <p className="border-t border-line px-3 py-2 text-xs text-pretty text-ink-2">
          {t(list.isComplete ? 'more' : 'incomplete')}
        </p>
      ) : null}
    </Command>
  );
}

function ChannelItem({
  channel: { id, name, isPrivate, isMember },
  isChosen,
  onChoose,
}: {
  channel: Channel;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const t = useTranslations('integrations.slackChannels');
  const Icon = isPrivate ? Lock : Hash;
  return (
    <Command.Item
      value={id}
      onSelect={onChoose}
      className="flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2.5 py-1 data-[selected=true]:bg-sunken pointer-coarse:min-h-11"
    >
      <Icon role="img" aria-label={t(isPrivate ? 'isPrivate' : 'isPublic')} className="size-4 shrink-0 text-ink-2" />
      <span className={cn('min-w-0 flex-1 truncate', isChosen && 'font-semibold')}>{name}</span>
      {isMember ? null : <span className="text-xs text-ink-2">{t('notInvited')}</span>}
      <Check aria-hidden className={cn('size-4 text-accent', !isChosen && 'invisible')} />
    </Command.Item>
  );
}
