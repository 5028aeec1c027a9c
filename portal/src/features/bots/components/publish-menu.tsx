'use client';
import {
  ChevronDown,
  CircleAlert,
  FileDown,
  FileInput,
  FileSpreadsheet,
  FileUp,
  GitCompare,
  History,
  Link2,
  LoaderCircle,
  Pause,
  Play,
  Rocket,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, Chip, Menu, showDone, showFailure, type MenuItem } from '../../../ui/index.js';
import { useExport } from '../hooks/use-bot-file.js';
import { useBuilder } from '../hooks/use-builder.js';
import { usePublishActions, usePublishState, type PublishResult } from '../hooks/use-publication.js';
import type { PublishState } from '../model/publication-state.js';
import { ReplaceDialog } from './files/replace-dialog.js';
import { TextsDialog } from './files/texts-dialog.js';
import { PauseDialog } from './pause-dialog.js';
import { PreviewLinksDialog } from './preview-links-dialog.js';
import { PublishDialog } from './publish-dialog.js';
import { VersionsDialog } from './versions-dialog.js';

type Open = 'publish' | 'previews' | 'versions' | 'pause' | 'replace' | 'texts' | null;

/** The publication state of the bot, updated live, and the actions on it. */
export function PublishMenu() {
  const t = useTranslations('bots');
  const state = usePublishState();
  const [open, setOpen] = useState<Open>(null);
  const items = useItems(state, setOpen);
  return (
    <div className="flex items-center gap-2">
      <StateChip state={state} onShowFailure={() => setOpen('versions')} />
      <div className="flex">
        <Button
          variant="primary"
          icon={Rocket}
          className="rounded-r-none max-md:[&>svg:not(.animate-spin)]:hidden"
          isLoading={state.kind === 'publishing'}
          onClick={() => setOpen('publish')}
        >
          {t('publish.action')}
        </Button>
        <Menu
          groups={items}
          trigger={
            <Button
              variant="primary"
              aria-label={t('publish.menu')}
              className="rounded-l-none border-l-accent-ink/30 px-1.5"
            >
              <ChevronDown aria-hidden className="size-4" />
            </Button>
          }
        />
      </div>
      <PublishDialog isOpen={open === 'publish'} onClose={() => setOpen(null)} />
      <PreviewLinksDialog isOpen={open === 'previews'} onClose={() => setOpen(null)} />
      <VersionsDialog isOpen={open === 'versions'} onClose={() => setOpen(null)} />
      <ReplaceDialog isOpen={open === 'replace'} onClose={() => setOpen(null)} />
      <TextsDialog isOpen={open === 'texts'} onClose={() => setOpen(null)} />
      <PauseDialog isOpen={open === 'pause'} onClose={() => setOpen(null)} />
    </div>
  );
}

function useItems(state: PublishState, onOpen: (open: Open) => void): MenuItem[][] {
  const t = useTranslations('bots');
  const { resume } = usePublishActions();
  const { botId } = useBuilder();
  const exportBot = useExport();
  const report = async (work: Promise<PublishResult>): Promise<void> => {
    try {
      const answer = await work;
      if (answer.isDone) showDone(t('publish.resumed'));
      else showFailure(answer.message);
    } catch {
      showFailure(t('publish.noAnswer'));
    }
  };
  const isDisabled = state.kind === 'draft';
  const pausing: MenuItem =
    state.kind === 'paused'
      ? { label: t('publish.resume'), icon: Play, onSelect: () => void report(resume()) }
      : { label: t('publish.pause'), icon: Pause, onSelect: () => onOpen('pause'), isDisabled };
  return [
    [
      { label: t('previews.title'), icon: Link2, onSelect: () => onOpen('previews') },
      { label: t('publish.differences'), icon: GitCompare, onSelect: () => onOpen('publish') },
      { label: t('publish.versions'), icon: History, onSelect: () => onOpen('versions'), isDisabled },
    ],
    [
      { label: t('files.export'), icon: FileDown, onSelect: () => void exportBot(botId) },
      { label: t('files.replaceMenu'), icon: FileUp, onSelect: () => onOpen('replace') },
      { label: t('texts.menu'), icon: FileSpreadsheet, onSelect: () => onOpen('texts') },
      { label: t('files.title'), icon: FileInput, href: `/bots/${botId}/import` },
    ],
    [pausing],
  ];
}

function StateChip({ state, onShowFailure }: { state: PublishState; onShowFailure: () => void }) {
  return (
    <span role="status" aria-live="polite" data-publish-state={state.kind}>
      <ChipOf state={state} onShowFailure={onShowFailure} />
    </span>
  );
}

function ChipOf({ state, onShowFailure }: { state: PublishState; onShowFailure: () => void }) {
  const t = useTranslations('bots');
  switch (state.kind) {
    case 'draft':
      return <Chip>{t('state.draft')}</Chip>;
    case 'unpublished':
      return (
        <Chip tone="warn" hasDot>
          {t('state.unpublished', { count: state.count })}
        </Chip>
      );
    case 'publishing':
      return (
        <Chip tone="info" title={state.detail ?? state.label}>
          <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
          {t('state.publishing', { step: state.step, total: state.total })}
        </Chip>
      );
    case 'live':
      return (
        <Chip tone="ok" hasDot>
          {t('state.live', { version: state.version })}
        </Chip>
      );
    case 'paused':
      return (
        <Chip tone="warn" icon={Pause}>
          {t('state.paused', { version: state.version })}
        </Chip>
      );
    case 'failed':
      return (
        <button type="button" className="rounded-full" onClick={onShowFailure}>
          <Chip tone="bad" icon={CircleAlert}>
            {t('state.failed')}
          </Chip>
        </button>
      );
  }
}
