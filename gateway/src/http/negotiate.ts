/** The two media types of a GraphQL response. With `GRAPHQL`, mistakes in the operation set the HTTP status too. */
export type ResponseType = 'JSON' | 'GRAPHQL';

/** Their `Content-Type` values. */
export const contentTypes: Readonly<Record<ResponseType, string>> = {
  JSON: 'application/json; charset=utf-8',
  GRAPHQL: 'application/graphql-response+json; charset=utf-8',
};

interface Range {
  readonly type: string;
  readonly quality: number;
}

/** The preferred type of an `Accept` header; the first one named if both are equal, null when it accepts neither. */
export function negotiate(accept: string | undefined): ResponseType | null {
  if (accept === undefined || accept.trim() === '') return 'JSON';
  const ranges = accept.slice(0, 1_000).split(',').map(readRange);
  const json = qualityOf('application/json', ranges);
  const graphql = qualityOf('application/graphql-response+json', ranges);
  if (json.quality === 0 && graphql.quality === 0) return null;
  if (json.quality !== graphql.quality) return json.quality > graphql.quality ? 'JSON' : 'GRAPHQL';
  if (json.isExact !== graphql.isExact) return json.isExact ? 'JSON' : 'GRAPHQL';
  return graphql.isExact && graphql.at < json.at ? 'GRAPHQL' : 'JSON';
}

function readRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const value = quality === undefined ? 1 : Number(quality.slice(2));
  return { type, quality: Number.isFinite(value) ? value : 0 };
}

function qualityOf(type: string, ranges: readonly Range[]): { quality: number; isExact: boolean; at: number } {
  const exact = ranges.findIndex((range) => range.type === type);
  if (exact >= 0) return { quality: ranges[exact]?.quality ?? 0, isExact: true, at: exact };
  const wide = ranges.find((range) => range.type === 'application/*') ?? ranges.find((range) => range.type === '*/*');
  return { quality: wide?.quality ?? 0, isExact: false, at: ranges.length };
}
