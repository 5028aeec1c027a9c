'use client';
import { useTranslations } from 'use-intl';
import { Select } from '../../../ui/index.js';
import { everyBot } from '../model/bot-choice.js';

/** Chooses the bot that a chart is about; all of them at first. */
export function BotSelect({
  bots,
  value,
  onChange,
}: {
  bots: readonly { id: string; name: string }[];
  value: string;
  onChange: (botId: string) => void;
}) {
  const t = useTranslations('dashboard.perDay');
  return (
    <Select
      aria-label={t('bot')}
      value={value}
      onValueChange={onChange}
      options={[{ value: everyBot, label: t('allBots') }, ...bots.map((bot) => ({ value: bot.id, label: bot.name }))]}
      className="h-8 w-40 text-xs"
    />
  );
}
