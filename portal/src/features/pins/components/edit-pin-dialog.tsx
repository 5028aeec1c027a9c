'use client';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { attempt } from '../../../apollo/attempt.js';
import { UpdatePinnedConversationDocument, type PinPartsFragment, type PinWatch } from '../../../gql/graphql.js';
import { Checkbox, Dialog, DialogButtons, Field, Input, Textarea } from '../../../ui/index.js';

const everything: readonly PinWatch[] = ['TEXTS', 'VARIABLES', 'END', 'GOALS'];

/** Changes title, note and what the conversation watches. */
export function EditPinDialog({
  pin,
  onClose,
  onSaved,
}: {
  pin: PinPartsFragment;
  onClose: () => void;
  onSaved: () => void;
}) {
  const t = useTranslations('pins.edit');
  const [title, setTitle] = useState(pin.title);
  const [note, setNote] = useState(pin.note);
  const [watched, setWatched] = useState<readonly PinWatch[]>(pin.watches);
  const [isBusy, setBusy] = useState(false);
  const [update] = useMutation(UpdatePinnedConversationDocument);
  const save = async (): Promise<void> => {
    setBusy(true);
    const watches = everything.filter((watch) => watched.includes(watch));
    const input = { pinnedConversationId: pin.id, title: title.trim(), note: note.trim(), watches };
    const send = async () => (await update({ variables: { input } })).data?.updatePinnedConversation?.userErrors;
    const isDone = await attempt(send, { failed: t('failed') });
    setBusy(false);
    if (!isDone) return;
    onClose();
    onSaved();
  };
  const isComplete = title.trim() !== '' && watched.length > 0;
  const does = { isBusy, isDisabled: !isComplete, onAct: () => void save(), onCancel: onClose };
  const footer = <DialogButtons action={t('save')} {...does} />;
  return (
    <Dialog isOpen onOpenChange={onClose} title={t('title')} footer={footer}>
      <div className="flex flex-col gap-4">
        <Field label={t('name')} isRequired>
          <Input maxLength={120} value={title} onChange={(event) => setTitle(event.target.value)} />
        </Field>
        <Field label={t('note')}>
          <Textarea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <Watches watched={watched} onChange={setWatched} />
      </div>
    </Dialog>
  );
}

function Watches({ watched, onChange }: { watched: readonly PinWatch[]; onChange: (watched: PinWatch[]) => void }) {
  const t = useTranslations('pins');
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-semibold">{t('edit.watches')}</legend>
      {everything.map((watch) => (
        <Checkbox
          key={watch}
          label={t(`watch.${watch}`)}
          hint={t(`watchHint.${watch}`)}
          isChecked={watched.includes(watch)}
          onChange={(isOn) => onChange(isOn ? [...watched, watch] : watched.filter((one) => one !== watch))}
        />
      ))}
      {watched.length === 0 ? <p className="text-bad">{t('edit.nothing')}</p> : null}
    </fieldset>
  );
}
