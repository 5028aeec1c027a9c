/** The light tokens of the portal, in which reports are drawn: paper has no dark theme. A test compares them. */
export const palette = {
  surface: '#FFFFFF',
  canvas: '#FBF8F4',
  line: '#E4DCD1',
  'line-strong': '#8F8578',
  ink: '#1F1B16',
  'ink-2': '#5C5348',
  accent: '#9E2A6E',
  'accent-ink': '#FFFFFF',
  ok: '#1E7A4C',
  bad: '#B3261E',
} as const;
