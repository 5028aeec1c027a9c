interface Tokens {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** What tokens cost, in millionths of the currency, by the prices per million of a connection; null where it has none. */
export function costMicrosOf(
  fields: Readonly<Record<string, string>>,
  { promptTokens, completionTokens }: Tokens,
): number | null {
  const { promptPrice = '', completionPrice = '' } = fields;
  if (promptPrice === '' && completionPrice === '') return null;
  return Math.round(promptTokens * Number(promptPrice) + completionTokens * Number(completionPrice));
}
