import { createTailwindMerge } from 'tailwind-merge';

type Test = (value: string) => boolean;

const isAny: Test = () => true;
const isNumber: Test = (value) => /^\d+$/u.test(value);
const isArbitraryNumber: Test = (value) => /^\[\d+\]$/u.test(value);
const isArbitraryLength: Test = (value) => /^\[[\d.]+(?:px|rem)\]$/u.test(value);
const isArbitrary: Test = (value) => value.startsWith('[');
const isSize: Test = (value) => /^(?:\d?xl|xs|sm|md|lg)$/u.test(value);

type Groups = Record<string, [Record<string, [Test]>]>;

/** For each prefix a group of all its values, such as `h-4` and `h-[52px]`. */
function every(prefixes: string): Groups {
  return Object.fromEntries(prefixes.split(' ').map((prefix) => [prefix, [{ [prefix]: [isAny] }]]));
}

/** For each group those that one of its classes replaces: `px` replaces `pr` and `pl`. */
function replaces(groups: Record<string, string>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(groups).map(([group, others]) => [group, others.split(' ')]));
}

const widths = ['', isNumber, isArbitraryLength];

const classGroups = {
  ...every('h w size min-h max-h min-w max-w basis gap gap-x gap-y opacity order z col-start row-span scroll-mt'),
  ...every(
    'p px py pt pr pb pl m mx my mt mr mb ml inset inset-x inset-y top right bottom left translate-x translate-y',
  ),
  ...every(
    'bg accent rotate cursor tracking leading line-clamp items self justify justify-self place-items whitespace',
  ),
  ...every('grid-cols grid-rows underline-offset outline-offset duration transition pointer-events resize select'),
  ...every('overflow overflow-x overflow-y brightness appearance field-sizing wrap float align'),
  display: ['block', 'inline-block', 'flex', 'inline-flex', 'grid', 'inline-grid', 'contents', 'hidden'],
  position: ['absolute', 'fixed', 'relative', 'sticky'],
  visibility: ['visible', 'invisible', 'collapse'],
  sr: ['sr-only', 'not-sr-only'],
  'font-size': [{ text: ['base', isSize, isArbitraryLength] }],
  'text-alignment': [{ text: ['left', 'center', 'right'] }],
  'text-wrap': [{ text: ['pretty'] }],
  'text-color': [{ text: [isAny] }],
  'text-transform': ['uppercase', 'capitalize'],
  'text-decoration': ['underline', 'no-underline'],
  'decoration-style': [{ decoration: ['wavy'] }],
  'font-weight': [{ font: ['normal', 'medium', 'semibold', 'bold', isArbitraryNumber] }],
  'font-family': [{ font: [isAny] }],
  'list-style': [{ list: ['decimal', 'disc', 'none'] }],
  'flex-direction': [{ flex: ['row', 'col'] }],
  'flex-wrap': [{ flex: ['wrap', 'nowrap'] }],
  flex: [{ flex: [isNumber, 'none'] }],
  animate: [{ animate: ['spin', 'pulse'] }],
  grow: ['grow'],
  shrink: [{ shrink: ['', isNumber, isArbitrary] }],
  col: [{ col: [{ span: [isAny] }] }],
  rounded: [{ rounded: ['', 'none', 'full', isSize, isArbitrary] }],
  ...Object.fromEntries(
    ['l', 'r', 'bl', 'br'].map((side) => [`rounded-${side}`, [{ [`rounded-${side}`]: ['none', isSize] }]]),
  ),
  ...Object.fromEntries(
    ['', '-y', '-t', '-r', '-b', '-l'].map((side) => [`border-w${side}`, [{ [`border${side}`]: widths }]]),
  ),
  ...Object.fromEntries(
    ['', '-y', '-t', '-r', '-b', '-l'].map((side) => [`border-color${side}`, [{ [`border${side}`]: [isAny] }]]),
  ),
  'border-collapse': [{ border: ['collapse'] }],
  'divide-y': ['divide-y'],
  shadow: [{ shadow: [isArbitrary] }],
  'ring-w': [{ ring: widths }],
  'ring-inset': ['ring-inset'],
  'ring-color': [{ ring: [isAny] }],
  'outline-style': [{ outline: ['none'] }],
  'outline-w': [{ outline: widths }],
  'outline-color': [{ outline: [isAny] }],
};

const conflictingClassGroups = replaces({
  overflow: 'overflow-x overflow-y',
  inset: 'inset-x inset-y top right bottom left',
  'inset-x': 'right left',
  'inset-y': 'top bottom',
  flex: 'basis grow shrink',
  gap: 'gap-x gap-y',
  p: 'px py pt pr pb pl',
  px: 'pr pl',
  py: 'pt pb',
  m: 'mx my mt mr mb ml',
  mx: 'mr ml',
  my: 'mt mb',
  size: 'w h',
  'font-size': 'leading',
  'line-clamp': 'display overflow',
  rounded: 'rounded-l rounded-r rounded-bl rounded-br',
  'rounded-l': 'rounded-bl',
  'rounded-r': 'rounded-br',
  'border-w': 'border-w-y border-w-t border-w-r border-w-b border-w-l',
  'border-w-y': 'border-w-t border-w-b',
  'border-color': 'border-color-y border-color-t border-color-r border-color-b border-color-l',
  'border-color-y': 'border-color-t border-color-b',
});

/**
 * Merges the classes that the portal uses. The configuration of the library knows all of Tailwind and is most of its size; a test
 * compares the two for every pair of classes in the sources.
 */
export const mergeClasses = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups,
  conflictingClassGroups,
  conflictingClassGroupModifiers: replaces({ 'font-size': 'leading' }),
  orderSensitiveModifiers: ['after', 'before', 'placeholder', 'marker', 'selection', 'file'],
}));
