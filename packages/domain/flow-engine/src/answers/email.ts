const token = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]+/g;
const localPart = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const domainPart = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,63}$/u;

/** The e-mail address of an answer in lower case; null when there is none, more than one, or an invalid one. */
export function readEmail(answer: string): string | null {
  const found = answer.slice(0, 500).match(token) ?? [];
  const [only] = found;
  if (found.length !== 1 || only === undefined) return null;
  const address = only.replace(/[.!?]+$/, '').toLowerCase();
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  if (address.length > 254 || local.length > 64) return null;
  return localPart.test(local) && domainPart.test(domain) ? address : null;
}
