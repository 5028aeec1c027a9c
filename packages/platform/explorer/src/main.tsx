import { setNonce } from 'get-nonce';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Bar } from './bar.js';
import { examples } from './examples.js';
import { fetcherFor, signedInName } from './fetcher.js';
import { KeyField } from './key-field.js';
import './page.css';
import { texts, type Locale } from './texts.js';

/** In-memory storage for GraphiQL, so that operations are not kept in the browser. */
const kept = new Map<string, string>();
const memory = {
  getItem: (name: string) => kept.get(name) ?? null,
  setItem: (name: string, value: string) => void kept.set(name, value),
  removeItem: (name: string) => void kept.delete(name),
  clear: () => kept.clear(),
  get length() {
    return kept.size;
  },
};

interface Shown {
  readonly id: string;
  readonly query: string;
  readonly variables: string;
}

function Explorer({ first }: { first: Shown }) {
  const [locale, setLocale] = useState<Locale>(document.documentElement.lang === 'en' ? 'en' : 'es');
  const [key, setKey] = useState<string | null>(null);
  const [name, setName] = useState<string | null>(null);
  const [shown, setShown] = useState(first);
  const words = texts[locale];
  const fetcher = useMemo(() => fetcherFor(key, locale), [key, locale]);
  useEffect(() => {
    signedInName().then(setName, () => setName(null));
  }, []);
  useEffect(() => {
    document.documentElement.lang = locale;
    document.title = `Tertulia · ${words.title}`;
  }, [locale, words]);
  const show = (id: string): void => {
    const example = examples.find((candidate) => candidate.id === id);
    if (example !== undefined) setShown({ id, query: example.query, variables: example.variables ?? '' });
  };
  const who = key !== null ? words.usesKey : name !== null ? `${words.usesSession}: ${name}` : words.isAnonymous;
  return (
    <>
      <Bar locale={locale} onLocale={setLocale} shownId={shown.id} onExample={show}>
        <span className="bar-who" role="status">
          {who}
        </span>
        <KeyField words={words} hasKey={key !== null} onKey={setKey} />
      </Bar>
      <main className="editor">
        <GraphiQL
          key={shown.id}
          fetcher={fetcher}
          query={shown.query}
          variables={shown.variables}
          storage={memory}
          shouldPersistHeaders={false}
          isHeadersEditorEnabled={false}
        />
      </main>
    </>
  );
}

/** The operation in the address, else the first example. */
function firstShown(): Shown {
  const search = new URLSearchParams(location.search);
  const query = search.get('query');
  if (query !== null) return { id: '', query, variables: search.get('variables') ?? '' };
  const [example] = examples;
  return { id: example?.id ?? '', query: example?.query ?? '', variables: '' };
}

setNonce(document.querySelector('meta[name="style-nonce"]')?.getAttribute('content') ?? '');
const root = document.getElementById('explorer');
if (root !== null) createRoot(root).render(<Explorer first={firstShown()} />);
