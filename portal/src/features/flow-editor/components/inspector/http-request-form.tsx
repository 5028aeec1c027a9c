'use client';
import type { BlockOptions } from '@tertulia/flow-engine';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useVariables } from '../../hooks/use-editor.js';
import { readCurl } from '../../model/curl.js';
import { pathOf, variableFor } from '../../model/response-paths.js';
import { ConnectionField } from './connection-field.js';
import { inputClass, Labelled, MoreOptions, SelectField, TextField } from './field-parts.js';
import { TemplateField } from './flow-text-field.js';
import type { FormProps } from '../../kinds/kind-parts.js';
import { MappingFields, PartList, WaitingFields } from './outside-fields.js';
import { RequestTrial } from './request-trial.js';
import { SmallButton } from './small-button.js';
import { TemplateInput } from './template-input.js';

type Options = BlockOptions['httpRequest'];
type Props = FormProps<'httpRequest'>;

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const bodyKinds = ['NONE', 'JSON', 'FORM', 'TEXT'] as const;

export function HttpRequestForm(props: Props) {
  const t = useTranslations('flow-editor');
  const { blockId, options, change } = props;
  const names = useVariables().map((variable) => variable.name);
  const addField = (): string => `mappings.add.${crypto.randomUUID()}`;
  const withPicked = (steps: readonly (string | number)[]): Options['mappings'] => {
    const mapping = { id: crypto.randomUUID(), path: pathOf(steps), variable: variableFor(steps, names) };
    const others = options.mappings.filter(
      ({ path, variable }) => path !== mapping.path || variable !== mapping.variable,
    );
    return [...others, mapping].slice(-30);
  };
  return (
    <>
      <CurlField {...props} />
      <SelectField
        label={t('httpRequest.method')}
        value={options.method}
        options={methods.map((method) => ({ value: method, label: method }))}
        onChange={(next) => change({ method: methods.find((method) => method === next) ?? 'GET' }, 'method')}
      />
      <TemplateField
        label={t('httpRequest.url')}
        hint={t('httpRequest.urlHint')}
        placeholder="https://api.example.com/"
        value={options.url}
        onChange={(url) => change({ url }, 'url')}
      />
      <ConnectionField
        none={t('httpRequest.noConnection')}
        value={options.connectionId}
        canUse={({ category }) => category === 'HTTP'}
        onChange={(connectionId) => change({ connectionId }, 'connectionId')}
      />
      {options.method === 'GET' ? null : <BodyFields {...props} />}
      <RequestTrial
        block={{ id: blockId, kind: 'httpRequest', options }}
        onPick={options.isBackground ? null : (steps) => change({ mappings: withPicked(steps) }, addField())}
      />
      {options.isBackground ? null : (
        <MappingFields mappings={options.mappings} onChange={(mappings, field) => change({ mappings }, field)} />
      )}
      <WaitingFields isBackground={options.isBackground} seconds={options.timeoutSeconds} onChange={change} />
      <MoreOptions label={t('httpRequest.headers', { count: options.headers.length })}>
        <HeaderFields {...props} />
      </MoreOptions>
    </>
  );
}

function BodyFields({ options, change }: Props) {
  const t = useTranslations('flow-editor');
  return (
    <>
      <SelectField
        label={t('httpRequest.bodyKind')}
        value={options.bodyKind}
        options={bodyKinds.map((kind) => ({ value: kind, label: t(`httpRequest.${kind}`) }))}
        onChange={(next) => change({ bodyKind: bodyKinds.find((kind) => kind === next) ?? 'NONE' }, 'bodyKind')}
      />
      {options.bodyKind === 'NONE' ? null : (
        <Labelled label={t('httpRequest.body')} hint={t(`httpRequest.${options.bodyKind}_HINT`)}>
          {(ids) => (
            <TemplateInput
              {...ids}
              rows={5}
              maxLength={4096}
              value={options.body}
              onChange={(body) => change({ body }, 'body')}
            />
          )}
        </Labelled>
      )}
    </>
  );
}

function HeaderFields({ options, change }: Props) {
  const t = useTranslations('flow-editor');
  return (
    <PartList
      parts={options.headers}
      title={t('httpRequest.headersTitle')}
      nameOf={(number) => t('httpRequest.headerName', { number })}
      add={{ label: t('httpRequest.addHeader'), make: () => ({ id: crypto.randomUUID(), name: '', value: '' }) }}
      onChange={(headers, field) => change({ headers }, `headers.${field}`)}
    >
      {(header, { index, replace, remove }) => (
        <>
          <div className="flex items-end gap-1">
            <div className="min-w-0 grow">
              <TextField
                label={t('httpRequest.headerName', { number: index + 1 })}
                maxLength={100}
                value={header.name}
                onChange={(name) => replace({ ...header, name })}
              />
            </div>
            <SmallButton icon={Trash2} label={t('httpRequest.removeHeader', { number: index + 1 })} onPress={remove} />
          </div>
          <TemplateField
            label={t('httpRequest.headerValue')}
            value={header.value}
            onChange={(value) => replace({ ...header, value })}
          />
        </>
      )}
    </PartList>
  );
}

/** Fills the block from a curl line; what must not be in a block is left out and named. */
function CurlField({ change }: Props) {
  const t = useTranslations('flow-editor');
  const [line, setLine] = useState('');
  const [leftOut, setLeftOut] = useState<string[] | null>(null);
  const read = (text: string): void => {
    const found = readCurl(text);
    setLine(found === null ? text : '');
    setLeftOut(found === null ? null : found.leftOut);
    if (found === null) return;
    const headers = found.headers.map((header) => ({ id: crypto.randomUUID(), ...header }));
    const { method, url, bodyKind, body } = found;
    const patch: Partial<Options> = { method, url, headers, bodyKind, body };
    change(patch, `curl.${crypto.randomUUID()}`);
  };
  const isWrong = line.trim() !== '' && leftOut === null;
  const hint = isWrong ? t('httpRequest.curlWrong') : leftOut === null ? t('httpRequest.curlHint') : wordsOf(leftOut);
  function wordsOf(names: string[]): string {
    return names.length === 0 ? t('httpRequest.curlDone') : t('httpRequest.curlLeftOut', { names: names.join(', ') });
  }
  return (
    <Labelled label={t('httpRequest.curl')} hint={hint}>
      {(ids) => (
        <textarea
          {...ids}
          rows={1}
          spellCheck={false}
          className={`${inputClass} field-sizing-content max-h-40 resize-none font-mono text-xs`}
          placeholder="curl https://…"
          value={line}
          onChange={(event) => read(event.target.value)}
        />
      )}
    </Labelled>
  );
}
