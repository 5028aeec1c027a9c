/** What one call of a language model took. */
export interface ModelUsed {
  model: string;
  promptTokens: number;
  completionTokens: number;
  /** In millionths of the currency; null where the connection has no prices. */
  costMicros: number | null;
  currency: string | null;
}

/** What all calls of a model took in one currency. */
export interface ModelUse extends ModelUsed {
  calls: number;
}

type Amount = 'calls' | 'prompt' | 'completion' | 'cost';

const noCurrency = '-';

/** A call as entries of a map of sums; stored in databases: the form of a key must not change. */
export function modelUseEntries({
  model,
  promptTokens,
  completionTokens,
  costMicros,
  currency,
}: ModelUsed): [string, number][] {
  const priced = costMicros === null ? null : currency;
  const key = (amount: Amount): string => `${amount} ${priced ?? noCurrency} ${model}`;
  return [
    [key('calls'), 1],
    [key('prompt'), promptTokens],
    [key('completion'), completionTokens],
    ...(priced === null || costMicros === null ? [] : ([[key('cost'), costMicros]] as [string, number][])),
  ];
}

/** The sums by model and currency, the one with the most tokens first. */
export function modelUseOf(sums: Readonly<Record<string, number>>): ModelUse[] {
  const uses = new Map<string, Record<Amount, number>>();
  for (const [key, value] of Object.entries(sums)) {
    const amount = key.slice(0, key.indexOf(' ')) as Amount;
    const name = key.slice(amount.length + 1);
    const known = uses.get(name) ?? { calls: 0, prompt: 0, completion: 0, cost: 0 };
    uses.set(name, { ...known, [amount]: value });
  }
  return [...uses]
    .filter(([, { calls }]) => calls > 0)
    .map(([name, { calls, prompt, completion, cost }]) => {
      const currency = name.slice(0, name.indexOf(' '));
      const isPriced = currency !== noCurrency;
      const price = { costMicros: isPriced ? cost : null, currency: isPriced ? currency : null };
      const model = name.slice(currency.length + 1);
      return { model, calls, promptTokens: prompt, completionTokens: completion, ...price };
    })
    .toSorted((a, b) => tokensOf(b) - tokensOf(a) || (a.model < b.model ? -1 : 1));
}

function tokensOf({ promptTokens, completionTokens }: ModelUse): number {
  return promptTokens + completionTokens;
}
