import type { BotDefinition } from '@tertulia/flow-engine';
import type { StoreApi } from 'zustand/vanilla';

interface WithTexts {
  definition: BotDefinition;
  texts: Readonly<Record<string, string>>;
}

/** Typed texts that cannot be parsed: kept as typed, so that no text is silently changed into another value. */
export class TypedTexts {
  readonly #store: StoreApi<WithTexts>;
  readonly #onChange: () => void;

  constructor(store: StoreApi<WithTexts>, onChange: () => void) {
    this.#store = store;
    this.#onChange = onChange;
  }

  get count(): number {
    return Object.keys(this.#store.getState().texts).length;
  }

  set(path: string, text: string | null): void {
    const { [path]: before, ...rest } = this.#store.getState().texts;
    if (before === (text ?? undefined)) return;
    this.#store.setState({ texts: text === null ? rest : { ...rest, [path]: text } });
    this.#onChange();
  }

  /** Drops the texts of removed services. */
  forgetGone(): void {
    const { definition, texts } = this.#store.getState();
    const ids = new Set(definition.profile.services.map((service) => service.id));
    for (const path of Object.keys(texts)) {
      const id = /^profile\.services\.([^.]+)/u.exec(path)?.[1];
      if (id !== undefined && !ids.has(id)) this.set(path, null);
    }
  }
}
