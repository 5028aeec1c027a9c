'use client';
import { X } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { ShownOutsiderFragment } from '../../../gql/graphql.js';
import { Button, Field, IconButton, Input } from '../../../ui/index.js';
import type { ScheduleForm } from '../hooks/use-schedule-form.js';
import { OutsiderChip } from './outsider-list.js';

const addressShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;

/** The addresses outside the organization, with how each stands. They are invited when the schedule is saved. */
export function OutsideAddresses({ form, known }: { form: ScheduleForm; known: readonly ShownOutsiderFragment[] }) {
  const t = useTranslations('report-schedules.outside');
  const { typed, change, problems } = form;
  const { outsideAddresses: addresses } = typed;
  if (addresses === null) {
    return (
      <p role="status" className="text-xs text-bad">
        {t('failed')}
      </p>
    );
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">{t('title')}</legend>
      <p className="text-xs text-pretty text-ink-2">{t('hint')}</p>
      {addresses.length === 0 ? null : (
        <ul className="flex flex-col gap-1">
          {addresses.map((address) => (
            <AddressRow
              key={address}
              address={address}
              state={known.find((one) => one.address === address)?.state ?? 'NEW'}
              onRemove={() => change({ outsideAddresses: addresses.filter((one) => one !== address) })}
            />
          ))}
        </ul>
      )}
      <NewAddress
        problem={problems.fields['outsideAddresses'] ?? null}
        onAdd={(address) => {
          if (!addresses.includes(address)) change({ outsideAddresses: [...addresses, address] });
        }}
      />
    </fieldset>
  );
}

function NewAddress({ problem, onAdd }: { problem: string | null; onAdd: (address: string) => void }) {
  const t = useTranslations('report-schedules.outside');
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const add = (): void => {
    const address = text.trim().toLowerCase();
    const isAddress = addressShape.test(address);
    setWrong(!isAddress);
    if (!isAddress) return;
    onAdd(address);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  };
  return (
    <div className="flex items-start gap-2">
      <Field label={t('address')} className="min-w-0 flex-1" error={isWrong ? t('invalid') : problem}>
        <Input
          type="email"
          autoComplete="off"
          value={text}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(false);
          }}
        />
      </Field>
      <Button className="mt-5" onClick={add}>
        {t('add')}
      </Button>
    </div>
  );
}

function AddressRow({
  address,
  state,
  onRemove,
}: {
  address: string;
  state: ShownOutsiderFragment['state'] | 'NEW';
  onRemove: () => void;
}) {
  const t = useTranslations('report-schedules.outside');
  return (
    <li className="flex flex-wrap items-center gap-2">
      <span className="min-w-0 wrap-anywhere">{address}</span>
      <OutsiderChip state={state} />
      {state === 'LEFT' ? null : <IconButton icon={X} size="sm" label={t('remove', { address })} onClick={onRemove} />}
    </li>
  );
}
