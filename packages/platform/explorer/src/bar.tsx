import type { ReactNode } from 'react';
import { examples } from './examples.js';
import { texts, type Locale } from './texts.js';

interface BarProps {
  readonly locale: Locale;
  readonly onLocale: (locale: Locale) => void;
  readonly shownId: string;
  readonly onExample: (id: string) => void;
  /** The current credential and the key field. */
  readonly children: ReactNode;
}

/** The bar above the editor: examples, schema download, current credential, language. */
export function Bar({ locale, onLocale, shownId, onExample, children }: BarProps) {
  const words = texts[locale];
  return (
    <header className="bar">
      <h1>Tertulia · {words.title}</h1>
      <select aria-label={words.examples} value={shownId} onChange={(event) => onExample(event.target.value)}>
        <option value="">{words.examples}…</option>
        {examples.map(({ id, title }) => (
          <option key={id} value={id}>
            {title[locale]}
          </option>
        ))}
      </select>
      <a href="/graphql/schema.graphql" download>
        {words.schema}
      </a>
      {children}
      <button type="button" onClick={() => onLocale(locale === 'es' ? 'en' : 'es')}>
        {words.language}
      </button>
    </header>
  );
}
