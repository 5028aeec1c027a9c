'use client';
import { Hash, Lock } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { SearchItem, SearchSelect } from '../../../ui/index.js';
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
  const channels = list?.channels ?? [];
  const name = channels.find(({ id }) => id === value)?.name;
  const shown = name === undefined ? value : `#${name}`;
  const note = (typed: string) => {
    const isMore = foundChannels(channels, typed).length > shownMax || list?.isComplete === false;
    return list !== null && isMore ? (
      <p className="border-t border-line px-3 py-2 text-xs text-pretty text-ink-2">
        {t(list.isComplete ? 'more' : 'incomplete')}
      </p>
    ) : null;
  };
  return (
    <SearchSelect
      label={label}
      shown={shown === '' ? t(list === null ? 'reading' : 'choose') : shown}
      isEmpty={shown === ''}
      placeholder={t('search')}
      none={t(list === null ? 'reading' : 'none')}
      note={note}
    >
      {(typed, close) =>
        foundChannels(channels, typed)
          .slice(0, shownMax)
          .map((channel) => (
            <ChannelItem
              key={channel.id}
              channel={channel}
              isChosen={channel.id === value}
              onChoose={() => {
                close();
                onChange(channel.id);
              }}
            />
          ))
      }
    </SearchSelect>
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
    <SearchItem
      value={id}
      isChosen={isChosen}
      before={
        <Icon role="img" aria-label={t(isPrivate ? 'isPrivate' : 'isPublic')} className="size-4 shrink-0 text-ink-2" />
      }
      text={name}
      after={isMember ? null : <span className="text-xs text-ink-2">{t('notInvited')}</span>}
      onChoose={onChoose}
    />
  );
}
