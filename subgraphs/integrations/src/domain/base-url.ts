const name = '[a-z][A-Za-z0-9]{0,39}';
const output = new RegExp(String.raw`\{\{\s*fields\.(${name})\s*\}\}`, 'g');
/** A value stands for whole labels of the host, so that what the manifest writes around it stays as it is. */
const place = new RegExp(String.raw`(?<=//|\.)\{\{\s*fields\.${name}\s*\}\}(?=[.:/]|$)`, 'g');
const label = '(?!-)[a-z0-9-]{1,63}(?<!-)';
const host = new RegExp(String.raw`^${label}(?:\.${label})*$`, 'i');
const hostMax = 253;

type Values = Readonly<Record<string, string>>;

/** The names of the fields of which the host of a base URL is made. */
export function hostFieldsOf(baseUrl: string): string[] {
  return [...baseUrl.matchAll(output)].map(([, field = '']) => field);
}

/** A base URL with an example in the place of each value of its host; braces elsewhere stay. */
export function exampleAddress(baseUrl: string): string {
  const [, scheme = '', authority = '', path = ''] = /^([a-z]+:\/\/)([^/]*)(.*)$/s.exec(baseUrl) ?? [];
  return scheme === '' ? baseUrl : `${`${scheme}${authority}`.replace(place, 'a.example')}${path}`;
}

/** The address of one connection; null where a value is no part of a host name. */
export function addressWith(baseUrl: string, fields: Values): string | null {
  const names = hostFieldsOf(baseUrl);
  if (!names.every((one) => isHost(fields[one] ?? ''))) return null;
  const address = baseUrl.replace(output, (_, field: string) => fields[field] ?? '');
  const url = URL.parse(address);
  return url === null || url.hostname.length > hostMax ? null : address;
}

/** Whether a text can stand in a host: labels of letters, digits and hyphens, with dots between them. */
function isHost(text: string): boolean {
  return text.length <= hostMax && host.test(text);
}
