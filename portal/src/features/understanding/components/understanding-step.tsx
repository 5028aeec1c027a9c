'use client';
import { CircleCheck, Ear } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ConfirmDialog, EmptyState, Panel } from '../../../ui/index.js';
import { StepPage, useBuilder } from '../../bots/index.js';
import { useTaughtMessage } from '../hooks/use-taught-message.js';
import { useCheck, useUnderstanding } from '../hooks/use-understanding.js';
import { divided, type MissGroup, type Understanding } from '../model/misses.js';
import type { Teaching } from '../model/teaching.js';
import { CheckLine } from './check-line.js';
import { MissRow } from './miss-row.js';
import { TeachDialog } from './teach-dialog.js';

/** What the bot missed in the last 30 days, grouped, each with what can be done about it. */
export function UnderstandingStep() {
  const t = useTranslations('understanding');
  const { understanding, failure, retry, ignore } = useUnderstanding();
  return (
    <StepPage
      title={t('title')}
      text={t('text')}
      loading={understanding === null ? t('loading') : null}
      failure={understanding === null ? failure : null}
      retry={retry}
    >
      {understanding === null ? null : <Misses understanding={understanding} ignore={ignore} />}
    </StepPage>
  );
}

type Ignore = (group: MissGroup) => Promise<void>;

function Misses({ understanding, ignore }: { understanding: Understanding; ignore: Ignore }) {
  const { groups } = understanding;
  const check = useCheck({ isWanted: groups.length > 0 });
  const [teaching, setTeaching] = useState<Teaching | null>(null);
  const [ignoring, setIgnoring] = useState<MissGroup | null>(null);
  const { open, understood } = divided(groups, check.check);
  const list = { onTeach: setTeaching, onIgnore: setIgnoring };
  return (
    <>
      {groups.length === 0 ? <NothingMissed /> : <CheckLine understanding={understanding} {...check} />}
      <Groups groups={open} kind="open" {...list} />
      <Groups groups={understood} kind="understood" {...list} />
      {teaching === null ? null : (
        <TeachDialog teaching={teaching} onClose={() => setTeaching(null)} onTaught={check.again} />
      )}
      <FromConversation onTaught={check.again} />
      {ignoring === null ? null : <IgnoreDialog group={ignoring} ignore={ignore} onClose={() => setIgnoring(null)} />}
    </>
  );
}

function NothingMissed() {
  const t = useTranslations('understanding.empty');
  return <EmptyState icon={Ear} title={t('title')} text={t('text')} />;
}

function Groups({
  groups,
  kind,
  onTeach,
  onIgnore,
}: {
  groups: readonly MissGroup[];
  kind: 'open' | 'understood';
  onTeach: (teaching: Teaching) => void;
  onIgnore: (group: MissGroup) => void;
}) {
  const t = useTranslations('understanding.groups');
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby={`misses-${kind}`} className="flex flex-col gap-2">
      <h3 id={`misses-${kind}`} className="flex items-center gap-2 text-base font-semibold">
        {kind === 'understood' ? <CircleCheck aria-hidden className="size-5 text-ok" /> : null}
        {t(`${kind}.title`)}
      </h3>
      <p className="text-pretty text-ink-2">{t(`${kind}.text`)}</p>
      <Panel className="p-0">
        <ul className="divide-y divide-line">
          {groups.map((group) => (
            <MissRow key={group.id} group={group} kind={kind} onTeach={onTeach} onIgnore={() => onIgnore(group)} />
          ))}
        </ul>
      </Panel>
    </section>
  );
}

/** The dialog for the message of a conversation that the address names. */
function FromConversation({ onTaught }: { onTaught: () => void }) {
  const { botId } = useBuilder();
  const router = useRouter();
  const teaching = useTaughtMessage();
  if (teaching === null) return null;
  const close = (): void => router.replace(`/bots/${encodeURIComponent(botId)}/understanding`);
  return <TeachDialog teaching={teaching} onClose={close} onTaught={onTaught} />;
}

function IgnoreDialog({ group, ignore, onClose }: { group: MissGroup; ignore: Ignore; onClose: () => void }) {
  const t = useTranslations('understanding.ignore');
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={onClose}
      title={t('title')}
      description={t('text', { count: group.texts.length })}
      confirmLabel={t('action')}
      isDanger={false}
      onConfirm={() => ignore(group)}
    />
  );
}
