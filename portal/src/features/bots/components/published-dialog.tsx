'use client';
import { CircleAlert, CircleCheck, ExternalLink, LoaderCircle } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink, CopyField, Dialog } from '../../../ui/index.js';
import { useBuilderBot, type BuilderBot } from '../hooks/use-builder.js';
import { usePublishState } from '../hooks/use-publication.js';

/** The progress of a publication and, once it is live, the link to the chat and the tag for a page. */
export function PublishedDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('bots');
  const bot = useBuilderBot();
  const state = usePublishState();
  const isRunning = state.kind === 'publishing' || isAsked(bot);
  const isFailed = state.kind === 'failed';
  const footer = (
    <Button variant={isRunning ? 'secondary' : 'primary'} onClick={onClose}>
      {t('publish.close')}
    </Button>
  );
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={isRunning || isFailed ? t('publish.title') : t('publish.doneTitle')}
      footer={footer}
    >
      <div role="status" className="flex flex-col gap-4">
        {isRunning ? (
          <>
            <p className="flex items-center gap-2">
              <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin" />
              {t('publish.working', { label: state.kind === 'publishing' ? state.label : '' })}
            </p>
            <Detail text={state.kind === 'publishing' ? state.detail : null} />
          </>
        ) : null}
        {isFailed ? (
          <>
            <p className="flex items-center gap-2 text-bad">
              <CircleAlert aria-hidden className="size-4 shrink-0" />
              {t('publish.failedNow', { version: bot?.latestPublication?.version?.number ?? 0 })}
            </p>
            <Detail text={state.detail} />
          </>
        ) : null}
        {isRunning || isFailed || bot === null ? null : <Places bot={bot} />}
      </div>
    </Dialog>
  );
}

/** What the publication waits for, or why it failed. */
function Detail({ text }: { text: string | null }) {
  return text === null ? null : <p className="pl-6 text-pretty wrap-anywhere text-ink-2">{text}</p>;
}

/** True while the publication is requested or running. */
function isAsked(bot: BuilderBot | null): boolean {
  const status = bot?.latestPublication?.status;
  return status === 'REQUESTED' || status === 'VALIDATING' || status === 'WARMING';
}

function Places({ bot }: { bot: BuilderBot }) {
  const t = useTranslations('bots');
  const chatUrl = URL.canParse(bot.embed.chatUrl) ? bot.embed.chatUrl : `${location.origin}${bot.embed.chatUrl}`;
  return (
    <>
      <p className="flex items-center gap-2 text-ok">
        <CircleCheck aria-hidden className="size-4 shrink-0" />
        {t('publish.done', { version: bot.liveVersion?.number ?? 0 })}
      </p>
      <CopyField label={t('publish.link')} hint={t('publish.linkHint')} value={chatUrl} />
      <ButtonLink href={chatUrl} target="_blank" icon={ExternalLink} className="self-start">
        {t('publish.openChat')}
      </ButtonLink>
      <CopyField isMultiline label={t('publish.snippet')} hint={t('publish.snippetHint')} value={bot.embed.html} />
    </>
  );
}
