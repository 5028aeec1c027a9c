/** What the page of a preview says above the chat. */
export const previewTexts = {
  es: {
    title: 'Vista previa',
    explanation: 'Hablas con un borrador. Nada de esto se cuenta ni se envía fuera.',
  },
  en: {
    title: 'Preview',
    explanation: 'You are talking with a draft. Nothing of this is counted or sent anywhere.',
  },
} as const;
