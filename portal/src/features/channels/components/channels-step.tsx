'use client';
import { ExternalLink } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { ButtonLink, CopyField, Panel } from '../../../ui/index.js';
import { ThemePreview, useBuilderBot, useDefinition } from '../../bots/index.js';
import { BotConfiguration, BotConnections } from '../../integrations/index.js';
import { AllowedSites } from './allowed-sites.js';
import { FramedSites } from './framed-sites.js';
import { PhoneCode, PhoneNote } from './phone-code.js';

/** What the bot is connected to: its channels (the owner's web page, a link, a QR code) and its connections. */
export function ChannelsStep() {
  const t = useTranslations('channels');
  const bot = useBuilderBot();
  const { theme, profile } = useDefinition();
  const origin = useOrigin();
  if (bot === null) return null;
  const chatUrl = absolute(bot.embed.chatUrl, origin);
  const snippet = bot.embed.html;
  const demoUrl = `/demo?bot=${encodeURIComponent(bot.publicId)}`;
  return (
    <div className="grow overflow-y-auto">
      <div className="mx-auto flex max-w-[1080px] flex-col gap-6 p-4 md:p-8">
        <header>
          <h2 className="text-xl leading-8">{t('title')}</h2>
          <p className="text-ink-2">{bot.liveVersion === null ? t('notLive') : t('text')}</p>
        </header>
        <Panel aria-label={t('web')} className="grid gap-6 p-5 md:grid-cols-[minmax(0,1fr)_260px]">
          <div className="flex min-w-0 flex-col gap-4">
            <h3 className="text-base font-semibold">{t('web')}</h3>
            <CopyField isMultiline label={t('snippet')} hint={t('snippetHint')} value={snippet} />
            <Instructions />
            <ButtonLink href={demoUrl} target="_blank" icon={ExternalLink} className="self-start">
              {t('demo')}
            </ButtonLink>
          </div>
          <ThemePreview theme={theme} name={profile.name} />
        </Panel>
        <AllowedSites key={bot.id} bot={bot} />
        <FramedSites key={`framed-${bot.id}`} />
        <Panel aria-label={t('link')} className="grid items-start gap-6 p-5 sm:grid-cols-[minmax(0,1fr)_auto]">
          <div className="flex min-w-0 flex-col gap-4">
            <div>
              <h3 className="text-base font-semibold">{t('link')}</h3>
              <p className="text-ink-2">{t('linkText')}</p>
            </div>
            <CopyField label={t('address')} value={chatUrl} />
            <ButtonLink href={chatUrl} target="_blank" icon={ExternalLink} className="self-start">
              {t('open')}
            </ButtonLink>
            <PhoneNote chatUrl={chatUrl} networkChatUrl={bot.embed.networkChatUrl} />
          </div>
          <PhoneCode chatUrl={chatUrl} networkChatUrl={bot.embed.networkChatUrl} />
        </Panel>
        <BotConnections bot={bot} />
        <BotConfiguration botId={bot.id} />
      </div>
    </div>
  );
}

function Instructions() {
  const t = useTranslations('channels');
  const guides = ['html', 'wordpress', 'others'] as const;
  return (
    <div className="flex flex-col divide-y divide-line rounded-control border border-line">
      {guides.map((guide) => (
        <details key={guide} className="px-3 py-2">
          <summary className="min-h-6 cursor-pointer font-semibold">{t(`guides.${guide}.title`)}</summary>
          <ol className="list-decimal py-1 pl-5 text-ink-2">
            <li>{t(`guides.${guide}.first`)}</li>
            <li>{t(`guides.${guide}.second`)}</li>
            <li>{t(`guides.${guide}.third`)}</li>
          </ol>
        </details>
      ))}
    </div>
  );
}

const never = (): (() => void) => () => undefined;

function useOrigin(): string {
  return useSyncExternalStore(
    never,
    () => location.origin,
    () => '',
  );
}

function absolute(url: string, origin: string): string {
  return url.startsWith('/') ? `${origin}${url}` : url;
}
