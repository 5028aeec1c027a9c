'use client';
import { useMutation } from '@apollo/client/react';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { lastPartAmong, useFormAction } from '../../../apollo/index.js';
import {
  AlertRulesDocument,
  MuteAlertRuleDocument,
  SaveAlertRuleDocument,
  type AlertWay,
  type ShownRuleFragment,
} from '../../../gql/graphql.js';
import {
  Button,
  Checkbox,
  Dialog,
  Field,
  DialogButtons,
  FormProblem,
  Input,
  showDone,
  Switch,
} from '../../../ui/index.js';
import { measureFields, measureInput, typedMeasure, type MeasuredKind } from '../model/measure.js';
import { hasOutWay, timesFields, timesInput, typedTimes } from '../model/outside-times.js';
import { ways } from '../model/routes.js';
import { MeasureFields } from './measure-fields.js';
import { OutWayBoxes } from './out-way-boxes.js';
import { OutsideTimes } from './outside-times.js';
import { RulePreview } from './rule-preview.js';

const hourMs = 3_600_000;
const muteHours = 24;
const refetchQueries = [AlertRulesDocument];

/** Changes a rule, or mutes it for a day. */
export function RuleDialog({ rule, onClose }: { rule: ShownRuleFragment; onClose: () => void }) {
  const t = useTranslations('notifications');
  const form = useRuleForm(rule, onClose);
  const isMuted = rule.mutedUntil !== null && Date.parse(rule.mutedUntil) > Date.now();
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={t(`kind.${rule.kind}.name`)}
      description={t(`kind.${rule.kind}.text`)}
      footer={<DialogButtons formId="alert-rule" action={t('rules.save')} isBusy={form.isBusy} onCancel={onClose} />}
    >
      <form id="alert-rule" noValidate className="flex flex-col gap-4" onSubmit={form.submit}>
        <Switch label={t('rules.tell')} isOn={form.isEnabled} onChange={form.setEnabled} />
        <RuleWays form={form} />
        <RuleMeasure rule={rule} form={form} />
        <Field label={t('rules.minutes')} hint={t('rules.minutesHint')} error={form.problems.fields['forMinutes']}>
          <Input
            type="number"
            inputMode="numeric"
            min={0}
            max={1440}
            value={form.minutes}
            onChange={(event) => form.setMinutes(event.target.value)}
            className="max-w-32"
          />
        </Field>
        <FormProblem text={form.problems.whole} />
        <div className="border-t border-line pt-3">
          <Button variant="quiet" disabled={form.isBusy} onClick={() => form.mute(!isMuted)}>
            {t(isMuted ? 'rules.unmute' : 'rules.mute')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** How people and other systems are told, and when the latter are. */
function RuleWays({ form }: { form: ReturnType<typeof useRuleForm> }) {
  const t = useTranslations('notifications');
  return (
    <>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 font-semibold">{t('rules.ways')}</legend>
        {ways.map((way) => (
          <Checkbox
            key={way}
            label={t(`way.${way}`)}
            isChecked={form.ways.includes(way)}
            onChange={(isChecked) => form.toggle(way, isChecked)}
          />
        ))}
        <OutWayBoxes chosen={form.ways} rhythm={form.times.rhythm} onToggle={form.toggle} />
      </fieldset>
      {hasOutWay(form.ways) ? (
        <OutsideTimes typed={form.times} problems={form.problems.fields} onChange={form.setTimes} />
      ) : null}
    </>
  );
}

/** The figures of a rule that counts, and what it would have told. */
function RuleMeasure({ rule, form }: { rule: ShownRuleFragment; form: ReturnType<typeof useRuleForm> }) {
  if (form.measure === null) return null;
  const kind = rule.kind as MeasuredKind;
  return (
    <>
      <MeasureFields kind={kind} typed={form.measure} problems={form.problems.fields} onChange={form.setMeasure} />
      <RulePreview ruleId={rule.id} measure={measureInput(form.measure, kind)} />
    </>
  );
}

function useRuleForm(rule: ShownRuleFragment, onClose: () => void) {
  const t = useTranslations('notifications.rules');
  const [isEnabled, setEnabled] = useState(rule.isEnabled);
  const [chosen, setChosen] = useState<readonly AlertWay[]>(rule.ways);
  const [minutes, setMinutes] = useState(String(rule.forMinutes));
  const [measure, setMeasure] = useState(rule.measure === null ? null : typedMeasure(rule.measure));
  const [times, setTimes] = useState(typedTimes(rule.outsideDigest));
  const [save] = useMutation(SaveAlertRuleDocument, { refetchQueries });
  const [muteRule] = useMutation(MuteAlertRuleDocument, { refetchQueries });
  const { problems, isBusy, run } = useFormAction({
    controlOf: lastPartAmong(['forMinutes', ...measureFields, ...timesFields]),
    failed: t('failed'),
  });
  const finish = (isDone: boolean): void => {
    if (!isDone) return;
    showDone(t('saved'));
    onClose();
  };
  return {
    ...{ isEnabled, setEnabled, ways: chosen, minutes, setMinutes, measure, setMeasure, problems, isBusy },
    ...{ times, setTimes },
    toggle: (way: AlertWay, isChecked: boolean) =>
      setChosen(isChecked ? [...chosen, way] : chosen.filter((one) => one !== way)),
    submit: (event: FormEvent) => {
      event.preventDefault();
      const input = {
        ...{ ruleId: rule.id, kind: rule.kind, isEnabled, ways: [...chosen] },
        ...{ botIds: rule.bots.map(({ id }) => id), forMinutes: Math.trunc(Number(minutes)) },
        outsideDigest: timesInput(times),
        ...(measure === null ? {} : { measure: measureInput(measure, rule.kind as MeasuredKind) }),
      };
      void run(async () => (await save({ variables: { input } })).data?.saveAlertRule.userErrors ?? []).then(finish);
    },
    mute: (isWanted: boolean) => {
      const until = isWanted ? new Date(Date.now() + muteHours * hourMs).toISOString() : null;
      const input = { ruleId: rule.id, until };
      void run(async () => (await muteRule({ variables: { input } })).data?.muteAlertRule.userErrors ?? []).then(
        finish,
      );
    },
  };
}
