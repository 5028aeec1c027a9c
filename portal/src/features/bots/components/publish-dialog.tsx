'use client';
import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import {
  DraftComparisonDocument,
  type ConversationsChoice,
  type PinReplayPartsFragment,
} from '../../../gql/graphql.js';
import { Button, Dialog, Field, Input, showFailure } from '../../../ui/index.js';
import { useBuilder, useBuilderBot, useDefinition, useDraft } from '../hooks/use-builder.js';
import { useDraftProblems, type DraftProblem } from '../hooks/use-draft-problems.js';
import { useInvalidFields } from '../hooks/use-invalid-fields.js';
import { usePublishActions, usePublishState } from '../hooks/use-publication.js';
import { ChangeList } from './change-list.js';
import { ChangedPins } from './changed-pins.js';
import { fieldInWords, stepOfField, stepOfProblem } from './field-words.js';
import { OpenConversations } from './open-conversations.js';
import { PublishedDialog } from './published-dialog.js';

/**
 * Shows the changes that would go live and the errors that prevent it; after the request, its progress; and at the end
 * the links to the bot. Without a change there is nothing to publish, and only that is said.
 */
export function PublishDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return isOpen ? <OpenDialog onClose={onClose} /> : null;
}

function OpenDialog({ onClose }: { onClose: () => void }) {
  const [isAsked, setAsked] = useState(false);
  return isAsked ? (
    <PublishedDialog onClose={onClose} />
  ) : (
    <AskDialog onClose={onClose} onAsked={() => setAsked(true)} />
  );
}

function AskDialog({ onClose, onAsked }: { onClose: () => void; onAsked: () => void }) {
  const t = useTranslations('bots');
  const errors = useDraftProblems().filter((problem) => problem.severity === 'ERROR');
  const isDone = usePublishState().kind === 'live';
  const publishing = usePublishing(onAsked);
  const { note, setNote, open, setOpen, refusal, pins } = publishing;
  const definition = useDefinition();
  const isFirst = useBuilderBot()?.liveVersion == null;
  const footer = <Buttons publishing={publishing} hasErrors={errors.length > 0} onClose={onClose} />;
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('publish.title')} footer={footer}>
      <div className="flex flex-col gap-4">
        {errors.length > 0 ? <Errors errors={errors} onLeave={onClose} /> : null}
        {refusal === null ? null : (
          <p role="alert" className="rounded-control bg-bad-soft px-3 py-2 text-bad">
            {refusal}
          </p>
        )}
        {pins.changed.length === 0 ? null : <ChangedPins {...pins} onLeave={onClose} />}
        <HeldBack onLeave={onClose} />
        <Changes />
        {isDone || isFirst ? null : <OpenConversations definition={definition} value={open} onChange={setOpen} />}
        {isDone ? null : (
          <Field label={t('publish.note')} hint={t('publish.noteHint')}>
            <Input maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
          </Field>
        )}
      </div>
    </Dialog>
  );
}

function Buttons({
  publishing: { isBusy, run, pins },
  hasErrors,
  onClose,
}: {
  publishing: ReturnType<typeof usePublishing>;
  hasErrors: boolean;
  onClose: () => void;
}) {
  const t = useTranslations('bots');
  const tPins = useTranslations('pins.changed');
  const state = usePublishState();
  const isStopped = pins.changed.length > 0;
  const isAnyway = isStopped && pins.note.trim() !== '';
  if (state.kind === 'live')
    return (
      <Button variant="primary" onClick={onClose}>
        {t('publish.close')}
      </Button>
    );
  return (
    <>
      <Button variant="quiet" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button
        variant="primary"
        isLoading={isBusy || state.kind === 'publishing'}
        disabled={hasErrors || (isStopped && !isAnyway)}
        onClick={() => void run()}
      >
        {isAnyway ? tPins('publishAnyway') : t('publish.action')}
      </Button>
    </>
  );
}

/** Publishes the saved draft, but only after everything that can be saved has been saved. */
function usePublishing(onAsked: () => void) {
  const t = useTranslations('bots');
  const draft = useDraft();
  const { publish } = usePublishActions();
  const [note, setNote] = useState('');
  const [open, setOpen] = useState<ConversationsChoice>('FINISH');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const pins = useChangedPins();
  const run = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      if (!(await draft.whenSaved())) return setRefusal(t('publish.unsaved'));
      const answer = await publish({ note: note.trim(), conversations: open, changedNote: pins.note.trim() });
      if (answer.isDone) onAsked();
      else if (answer.changed === undefined) setRefusal(answer.message);
      else pins.setChanged(answer.changed);
    } catch {
      showFailure(t('publish.noAnswer'));
    } finally {
      setBusy(false);
    }
  };
  return { note, setNote, open, setOpen, isBusy, refusal, run, pins };
}

/** The pinned conversations that stopped the publication, without those that were accepted since. */
function useChangedPins() {
  const [changed, setChanged] = useState<readonly PinReplayPartsFragment[]>([]);
  const [note, setNote] = useState('');
  const onAccepted = (ids: readonly string[]): void =>
    setChanged((all) => all.filter(({ pinnedConversation }) => !ids.includes(pinnedConversation.id)));
  return { changed, setChanged, note, onNote: setNote, onAccepted };
}

const mostNamed = 6;

/** The errors, each with a link to the place where it can be fixed. */
function Errors({ errors, onLeave }: { errors: readonly DraftProblem[]; onLeave: () => void }) {
  const t = useTranslations('bots');
  const { botId, ui } = useBuilder();
  const router = useRouter();
  const show = (problem: DraftProblem): void => {
    onLeave();
    const { groupId = null, blockId = null } = problem;
    const step = stepOfProblem(problem);
    if (step === 'flow') ui.setState({ focus: { groupId, blockId, at: performance.now() } });
    router.push(`/bots/${botId}/${step}`);
  };
  return (
    <div role="alert" className="rounded-control bg-bad-soft p-3 text-bad">
      <p className="flex items-center gap-2 font-semibold">
        <CircleAlert aria-hidden className="size-4" />
        {t('publish.blocked', { count: errors.length })}
      </p>
      <ul className="mt-1 list-disc pl-8">
        {errors.slice(0, mostNamed).map((error, index) => (
          <li key={String(index)}>
            {error.message}{' '}
            <button type="button" className="font-semibold underline underline-offset-2" onClick={() => show(error)}>
              {t('publish.fix')}
            </button>
          </li>
        ))}
        {errors.length > mostNamed ? <li>{t('publish.more', { count: errors.length - mostNamed })}</li> : null}
      </ul>
    </div>
  );
}

/** Invalid fields: their typed values are not saved and will not be published, so they are listed. */
function HeldBack({ onLeave }: { onLeave: () => void }) {
  const t = useTranslations('bots');
  const { botId } = useBuilder();
  const router = useRouter();
  const definition = useDefinition();
  const invalid = useInvalidFields();
  const [first] = invalid;
  if (first === undefined) return null;
  const show = (): void => {
    onLeave();
    router.push(`/bots/${botId}/${stepOfField(first)}`);
  };
  return (
    <div className="rounded-control bg-warn-soft p-3 text-warn">
      <p className="flex items-center gap-2 font-semibold">
        <TriangleAlert aria-hidden className="size-4" />
        {t('publish.held', { count: invalid.length })}
      </p>
      <ul className="mt-1 list-disc pl-8">
        {invalid.slice(0, mostNamed).map((field) => (
          <li key={field.path}>{fieldInWords(field, definition, t)}</li>
        ))}
        {invalid.length > mostNamed ? <li>{t('publish.more', { count: invalid.length - mostNamed })}</li> : null}
      </ul>
      <button type="button" className="mt-1 font-semibold underline underline-offset-2" onClick={show}>
        {t('publish.toField')}
      </button>
    </div>
  );
}

function Changes() {
  const t = useTranslations('bots');
  const { draft, reads } = useBuilder();
  const bot = useBuilderBot();
  useEffect(() => {
    draft
      .whenSaved()
      .then(() => reads.read(DraftComparisonDocument))
      .catch(() => undefined);
  }, [draft, reads]);
  const changes = bot?.draft.changesSinceLive.changes ?? [];
  if (bot?.liveVersion == null) return <p className="text-ink-2">{t('publish.first')}</p>;
  if (changes.length === 0)
    return <p className="text-ink-2">{t('publish.nothing', { version: bot.liveVersion.number })}</p>;
  return (
    <section>
      <h3 className="mb-2 text-sm font-semibold">
        {t('publish.since', { version: bot.liveVersion.number, count: changes.length })}
      </h3>
      <ChangeList changes={changes} />
    </section>
  );
}
